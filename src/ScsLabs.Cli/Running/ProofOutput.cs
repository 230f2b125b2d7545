using ScsLabs.Cli.Reporting;

namespace ScsLabs.Cli.Running;

/// <summary>Reads what xunit's quiet reporter writes about proofs that fail.</summary>
internal static class ProofOutput
{
    private const string Failed = " [FAIL]";

    /// <summary>The failed proofs in words, each followed by its message, without stack traces. What has another form is returned whole.</summary>
    public static IReadOnlyList<string> Problems(string output)
    {
        var lines = output.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var (problems, isTold) = (new List<string>(), false);
        foreach (var line in lines)
        {
            if (line.EndsWith(Failed, StringComparison.Ordinal))
            {
                problems.Add($"{Words.ProofNamed(line[(line.LastIndexOf('.') + 1)..^Failed.Length], Languages.Chosen)}:");
                isTold = true;
            }
            else if (line is "Stack Trace:" or "Output:")
            {
                isTold = false;
            }
            else if (isTold)
            {
                problems.Add($"  {line}");
            }
        }

        return problems.Count > 0 ? problems : lines;
    }
}
