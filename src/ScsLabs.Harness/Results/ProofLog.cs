namespace ScsLabs.Harness.Results;

/// <summary>The proofs that ran in this process, added to the file of the lab's results. <c>scslabs run</c> runs them after the checks, in a process of their own; a test runner runs both at once.</summary>
internal static class ProofLog
{
    private const int MostTried = 500, LongestTold = 8000, LongestName = 300;

    private static readonly SemaphoreSlim Turn = new(1, 1);
    private static readonly List<ProofResult> Known = [];

    /// <summary>The proofs that ran.</summary>
    public static IReadOnlyList<ProofResult> Results
    {
        get
        {
            lock (Known)
            {
                return [.. Known];
            }
        }
    }

    /// <summary>Writes the results of the checks, with those of the proofs that ran already.</summary>
    public static Task WriteAsync(LabResults results, string path) => InTurnAsync(() => (results with { Proofs = Results }).WriteAsync(path));

    /// <summary>Adds a proof to the file, where there is one of the lab.</summary>
    /// <param name="lab">The lab's name.</param>
    /// <param name="proof">The result.</param>
    /// <param name="path">The file.</param>
    public static Task AddAsync(string lab, ProofResult proof, string path) => InTurnAsync(() =>
    {
        lock (Known)
        {
            Known.Add(Bounded(proof));
        }

        return LabResults.Read(path) is { } results && results.Lab == lab ? (results with { Proofs = Results }).WriteAsync(path) : Task.CompletedTask;
    });

    private static ProofResult Bounded(ProofResult proof) => proof with
    {
        Told = Cut(proof.Told, LongestTold),
        Tried = [.. proof.Tried.Take(MostTried).Select(static tried => tried with { Name = Cut(tried.Name, LongestName) })],
        LeftOut = Math.Max(0, proof.Tried.Count - MostTried),
    };

    private static string Cut(string text, int longest) => text.Length <= longest ? text : $"{text.AsSpan(0, longest)}…";

    private static async Task InTurnAsync(Func<Task> act)
    {
        await Turn.WaitAsync().ConfigureAwait(false);
        try
        {
            await act().ConfigureAwait(false);
        }
        finally
        {
            Turn.Release();
        }
    }
}
