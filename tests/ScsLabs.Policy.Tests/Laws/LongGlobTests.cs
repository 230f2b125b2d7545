using ScsLabs.Policy.Matching;

namespace ScsLabs.Policy.Tests.Laws;

/// <summary>Patterns and texts for which trying every place would take hours.</summary>
public sealed class LongGlobTests
{
    private const int Huge = 1_000_000;

    private static readonly string Text = new('a', Huge);
    private static readonly string Ones = new('?', Huge / 2);

    public static TheoryData<string, bool> Patterns => new()
    {
        { $"*{Ones}b*", false },
        { $"*{Ones}a*", true },
        { $"*b{Ones}*", false },
        { $"*a{Ones}*", true },
        { $"*a{Ones}b*", false },
        { $"*a{Ones}a*", true },
        { $"*{Ones}*{Ones}*", true },
        { $"*{Ones}*{Ones}?*", false },
        { $"a?{Ones}*{Ones}", false },
        { string.Concat(Enumerable.Repeat("*?a", Huge / 2)), true },
        { string.Concat(Enumerable.Repeat("*?a", Huge / 2)) + "a", false },
    };

    /// <summary>The wait is no measure: it only ends a test that would not end.</summary>
    [Theory]
    [MemberData(nameof(Patterns))]
    public async Task Are_matched_all_the_same(string pattern, bool matches) =>
        (await Task.Run(() => Glob.Matches(pattern.Replace('*', Glob.AnyRun).Replace('?', Glob.AnyOne), Text, StringComparison.Ordinal))
            .WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken)).ShouldBe(matches);
}
