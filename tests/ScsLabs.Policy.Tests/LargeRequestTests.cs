using ScsLabs.Model;

namespace ScsLabs.Policy.Tests;

/// <summary>Requests and policies as large as they may be, made to be slow.</summary>
public sealed class LargeRequestTests
{
    private const int Many = 200_000;

    private static readonly Principal Alice = Principal.Parse("arn:aws:iam::111111111111:user/alice");

    [Fact]
    public void Variables_are_put_in_only_as_far_as_the_text_reaches()
    {
        var pattern = string.Concat(Enumerable.Repeat("${aws:UserAgent}", 2_000));
        var policies = Allow($$"""{"StringLike":{"aws:referer":"{{pattern}}"} }""");
        var request = Request(new ConditionContext().Add("aws:UserAgent", new string('a', 28_000)).Add("aws:referer", new string('a', 28_001)));
        var before = GC.GetAllocatedBytesForCurrentThread();

        var decision = PolicyEngine.Evaluate(request, policies);

        decision.IsAllowed.ShouldBeFalse();
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(1_000_000);
    }

    [Theory]
    [InlineData("kk", true)]
    [InlineData("k", false)]
    public void Variables_match_what_they_are_put_together_to(string value, bool matches)
    {
        var policies = Allow("""{"StringLike":{"aws:referer":"*${aws:UserAgent}*?${aws:UserAgent}*"} }""");

        PolicyEngine.Evaluate(Request(new() { { "aws:UserAgent", value }, { "aws:referer", "kk-kk" } }), policies).IsAllowed.ShouldBe(matches || value == "k");
        PolicyEngine.Evaluate(Request(new() { { "aws:UserAgent", value }, { "aws:referer", "k-k" } }), policies).IsAllowed.ShouldBe(!matches);
    }

    /// <summary>The wait is no measure: it only ends a test that would not end.</summary>
    [Fact]
    public async Task A_context_of_many_keys_is_filled_and_searched_all_the_same()
    {
        var policies = Allow($$$"""{"StringEquals":{"kms:EncryptionContext:{{{Many - 1}}}":"v"} }""");

        var decision = await Task.Run(() => PolicyEngine.Evaluate(Request(Pairs(Key)), policies)).WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);

        decision.IsAllowed.ShouldBeTrue();
    }

    [Fact]
    public async Task Many_spellings_of_one_key_hide_none_of_their_values()
    {
        var policies = Allow("""{"StringEquals":{"kms:EncryptionContext:aaaaaaaaaaaaaaaaaa":["v","w"]} }""");
        var context = await Task.Run(() => Pairs(Spelling)).WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);

        var decision = PolicyEngine.Evaluate(Request(context), policies);

        decision.IsAllowed.ShouldBeTrue();
        context.Add(Spelling(7), "w");
        PolicyEngine.Evaluate(Request(context), policies).IsAllowed.ShouldBeTrue();
        context.Add(Spelling(7), "other");
        PolicyEngine.Evaluate(Request(context), policies).IsAllowed.ShouldBeFalse();
    }

    [Fact]
    public async Task A_grant_with_many_pairs_is_compared_with_as_many()
    {
        var grant = new KeyGrant("g", Alice.Name, new HashSet<string> { "Encrypt" }, Enumerable.Range(0, Many).ToDictionary(i => $"{i}", _ => "v"), null);

        (await DecideAsync(Many)).ShouldBeTrue();
        (await DecideAsync(Many - 1)).ShouldBeFalse();

        async Task<bool> DecideAsync(int pairs) => (await Task.Run(() => PolicyEngine.Evaluate(Request(Pairs(Key, pairs)), new() { Grants = [grant] }))
            .WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken)).IsAllowed;
    }

    private static string Key(int i) => $"kms:EncryptionContext:{i}";

    /// <summary>Eighteen letters, whose case tells the number.</summary>
    private static string Spelling(int i) => "kms:EncryptionContext:" + string.Concat(Enumerable.Range(0, 18).Select(bit => (i >> bit & 1) == 0 ? 'a' : 'A'));

    private static ConditionContext Pairs(Func<int, string> key, int count = Many)
    {
        var context = new ConditionContext();
        for (var i = 0; i < count; i++)
        {
            context.Add(key(i), "v");
        }

        return context;
    }

    private static AccessRequest Request(ConditionContext context) => new(Alice, "kms:Encrypt", "arn:aws:kms:us-east-1:111111111111:key/k", null, context);

    private static PolicySet Allow(string condition) => new()
    {
        Resource = new("key policy", PolicyDocument.Parse(
            $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"kms:*","Resource":"*","Condition":{{condition}}}]}""", PolicyKind.Resource)),
    };
}
