using Xunit.Sdk;

namespace ScsLabs.Harness.Telling;

/// <summary>Describes the failure of a check, in a few lines.</summary>
/// <param name="Lines">The lines to tell: who called what, what was expected, the answer and its reason. Where all of these are the same, the cause is.</param>
internal sealed record Finding(params IReadOnlyList<string> Lines)
{
    /// <summary>The lines as one text.</summary>
    public string Text => string.Join('\n', Lines);

    /// <summary>Identifies what a resource's own policy allows or fails to allow, whoever calls; null where that isn't why the check failed.</summary>
    public string? OfResource { get; init; }

    /// <summary>Whether the lines name the line in the learner's file.</summary>
    public bool HasLine { get; init; }

    /// <summary>The request id of the call at whose error the check or its task ended; null where it ended otherwise.</summary>
    public string? RequestId { get; init; }
}

/// <summary>An expectation is not met.</summary>
internal sealed class UnmetException(Finding finding) : XunitException(finding.Text)
{
    /// <summary>The description of the failure.</summary>
    public Finding Finding { get; } = finding;
}
