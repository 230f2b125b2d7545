using ScsLabs.Harness.Backends;

namespace ScsLabs.Harness.Proof;

/// <summary>Why a lab's proofs of itself don't run.</summary>
internal static class Unproven
{
    /// <summary>The reason; null where they run.</summary>
    public static string? Reason =>
        LabVariants.IsExercise() ? "the exercise is being worked on"
        : Environment.GetEnvironmentVariable("SCSLABS_BACKEND") is { Length: > 0 } and not EmbeddedBackend.TheName ? "a lab is proven on copies of the embedded emulator's world"
        : null;
}
