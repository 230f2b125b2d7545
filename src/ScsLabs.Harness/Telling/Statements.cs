namespace ScsLabs.Harness.Telling;

/// <summary>Tells the emulator's sentences about statements in the learner's language.</summary>
internal static class Statements
{
    private const string Separator = ", statement ";

    /// <summary>Names a statement, which the emulator writes as "policy, statement 1". What isn't one stays as it is.</summary>
    public static string Named(string source) =>
        source.LastIndexOf(Separator, StringComparison.Ordinal) is var at and >= 0 ? Texts.StatementOf.With(source[..at], source[(at + Separator.Length)..]) : source;
}
