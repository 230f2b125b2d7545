namespace ScsLabs.Harness.Results;

/// <summary>The result of a proof: a test of a lab's checks.</summary>
/// <param name="Name">The name of the proof's method.</param>
/// <param name="Verdict">Whether it holds.</param>
/// <param name="Told">Why it doesn't, or why it was skipped; else empty.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="Tried">What was tried: mutants of the solution, or other right answers; empty where the proof tries no list.</param>
/// <param name="LeftOut">The number of those that are left out of the list because there are too many.</param>
internal sealed record ProofResult(string Name, Verdict Verdict, string Told, double Seconds, IReadOnlyList<TriedResult> Tried, int LeftOut = 0);

/// <summary>What a proof tried.</summary>
/// <param name="Name">The mutant, or the answer.</param>
/// <param name="RedAt">The name of the check that was red; null where none was.</param>
internal sealed record TriedResult(string Name, string? RedAt);
