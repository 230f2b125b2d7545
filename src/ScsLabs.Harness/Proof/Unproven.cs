using ScsLabs.Harness.Backends;
using ScsLabs.Harness.Telling;

namespace ScsLabs.Harness.Proof;

/// <summary>Why a lab's proofs of itself don't run.</summary>
internal static class Unproven
{
    /// <summary>The reason; null where they run.</summary>
    public static string? Reason =>
        LabVariants.IsExercise() ? Texts.BeingWorkedOn.ToString()
        : Environment.GetEnvironmentVariable("SCSLABS_BACKEND") is { Length: > 0 } and not EmbeddedBackend.TheName ? Texts.ProvenEmbedded.ToString()
        : null;
}
