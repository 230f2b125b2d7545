using System.Text;
using ScsLabs.Services.S3;
using static ScsLabs.Services.Tests.S3.Objects;

namespace ScsLabs.Services.Tests.S3;

/// <summary>Lists: order, prefixes, delimiters, pages. Compared with a plain computation over the same keys.</summary>
public sealed class ListObjectsTests
{
    private static readonly string[] Keys =
    [
        "a", "a/", "a/b", "a/b/c", "a//d", "a-b", "aa", "b", "b/x", "B", "z/é", "z/\uE000", "z/\U0001F600", "z/\uFFFD", "z/日本", "/lead", "..", "../up", "sp ace", "plus+", "per%cent", "q?m",
    ];

    private readonly TestAws aws = new();

    public ListObjectsTests()
    {
        aws.Root.Makes();
        foreach (var key in Keys)
        {
            aws.Root.Puts(key);
        }
    }

    public static TheoryData<string?, string?, int> Cases
    {
        get
        {
            var cases = new TheoryData<string?, string?, int>();
            foreach (var prefix in (string?[])[null, "a", "a/", "a/b", "z/", "none", "/"])
            {
                foreach (var delimiter in (string?[])[null, "/", "b", "é"])
                {
                    foreach (var size in (int[])[1, 2, 3, 7, 1000])
                    {
                        cases.Add(prefix, delimiter, size);
                    }
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void All_pages_together_are_the_whole_list_in_the_order_of_UTF8(string? prefix, string? delimiter, int size)
    {
        var expected = Expected(prefix ?? "", delimiter);

        AllByTokens(prefix, delimiter, size).ShouldBe(expected);
        if (delimiter is not null || size == 1000)
        {
            AllByMarkers(prefix, delimiter, size).ShouldBe(expected);
        }
    }

    [Fact]
    public void A_page_can_begin_after_any_text_there_or_not()
    {
        foreach (var start in (string[])["", "a/a", "a/b", "zzz", "\uE000"])
        {
            aws.Root.Do(ListObjectsV2Operation.Instance, new(TheBucket) { StartAfter = start }).Contents.Select(found => found.Key)
                .ShouldBe(Ordered(Keys).Where(key => Compare(key, start) > 0), $"after '{start}'");
        }
    }

    [Fact]
    public void Keys_are_spelled_for_the_wire_where_that_is_wished()
    {
        var list = aws.Root.Do(ListObjectsV2Operation.Instance, new(TheBucket) { Prefix = "sp ", EncodingType = EncodingType.Url });

        (list.Prefix, list.Contents.ShouldHaveSingleItem().Key).ShouldBe(("sp%20", "sp%20ace"));
    }

    [Fact]
    public void What_no_page_gave_out_is_no_token_and_sizes_are_bounded()
    {
        aws.Root.Fails("InvalidArgument", ListObjectsV2Operation.Instance, new(TheBucket) { ContinuationToken = "made-up" });
        aws.Root.Fails("InvalidArgument", ListObjectsV2Operation.Instance, new(TheBucket) { MaxKeys = -1 });
        var none = aws.Root.Do(ListObjectsV2Operation.Instance, new(TheBucket) { MaxKeys = 0 });
        (none.KeyCount, none.IsTruncated).ShouldBe((0, false));
        aws.Root.Do(ListObjectsV2Operation.Instance, new(TheBucket) { MaxKeys = 5000 }).MaxKeys.ShouldBe(1000);
    }

    [Fact]
    public void A_policy_can_narrow_a_list_by_prefix_delimiter_and_size()
    {
        var user = aws.User("user", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:ListBucket","Resource":"*","Condition":{"StringEquals":{"s3:prefix":"a/","s3:delimiter":"/"},"NumericLessThanEquals":{"s3:max-keys":"10"}}}]}""");

        user.Do(ListObjectsV2Operation.Instance, new(TheBucket) { Prefix = "a/", Delimiter = "/", MaxKeys = 10 });
        user.Fails("AccessDenied", ListObjectsV2Operation.Instance, new(TheBucket) { Prefix = "a/", Delimiter = "/", MaxKeys = 11 });
        user.Fails("AccessDenied", ListObjectsV2Operation.Instance, new(TheBucket) { Prefix = "b/", Delimiter = "/", MaxKeys = 10 });
        user.Fails("AccessDenied", ListObjectsOperation.Instance, new(TheBucket) { Prefix = "a/", MaxKeys = 10 });
    }

    private List<string> AllByTokens(string? prefix, string? delimiter, int size)
    {
        var found = new List<string>();
        string? token = null;
        do
        {
            var page = aws.Root.Do(ListObjectsV2Operation.Instance, new(TheBucket) { Delimiter = delimiter, MaxKeys = size, Prefix = prefix, ContinuationToken = token });
            page.KeyCount.ShouldBeLessThanOrEqualTo(size);
            found.AddRange(Ordered([.. page.Contents.Select(one => one.Key), .. page.CommonPrefixes.Select(one => one.Prefix)]));
            token = page.NextContinuationToken;
            page.IsTruncated.ShouldBe(token is not null);
        }
        while (token is not null);
        return found;
    }

    private List<string> AllByMarkers(string? prefix, string? delimiter, int size)
    {
        var found = new List<string>();
        string? marker = null;
        do
        {
            var page = aws.Root.Do(ListObjectsOperation.Instance, new(TheBucket) { Delimiter = delimiter, Marker = marker, MaxKeys = size, Prefix = prefix });
            found.AddRange(Ordered([.. page.Contents.Select(one => one.Key), .. page.CommonPrefixes.Select(one => one.Prefix)]));
            marker = page.NextMarker;
        }
        while (marker is not null);
        return found;
    }

    private static List<string> Expected(string prefix, string? delimiter) =>
        [.. Ordered([.. Keys.Where(key => key.StartsWith(prefix, StringComparison.Ordinal)).Select(key => Shown(key, prefix, delimiter)).Distinct(StringComparer.Ordinal)])];

    private static string Shown(string key, string prefix, string? delimiter)
    {
        var end = delimiter is null ? -1 : key.IndexOf(delimiter, prefix.Length, StringComparison.Ordinal);
        return end < 0 ? key : key[..(end + delimiter!.Length)];
    }

    private static IEnumerable<string> Ordered(string[] keys) => keys.Order(Comparer<string>.Create(Compare));

    private static int Compare(string a, string b) => Encoding.UTF8.GetBytes(a).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(b));
}
