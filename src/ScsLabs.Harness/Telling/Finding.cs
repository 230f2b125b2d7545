using Xunit.Sdk;

namespace ScsLabs.Harness.Telling;

/// <summary>Describes the failure of a check, in a few lines.</summary>
/// <param name="Cause">Identifies the cause: checks whose findings have the same cause are told once.</param>
/// <param name="Lines">The lines to tell.</param>
internal sealed record Finding(string Cause, params IReadOnlyList<string> Lines)
{
    /// <summary>Whether the check failed at an error that AWS answered, as it does where something is missing.</summary>
    public bool IsAnswer { get; init; }
}

/// <summary>An expectation is not met.</summary>
internal sealed class UnmetException(Finding finding) : XunitException(string.Join('\n', finding.Lines))
{
    /// <summary>The description of the failure.</summary>
    public Finding Finding { get; } = finding;
}
