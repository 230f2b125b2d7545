using System.Diagnostics;
using System.Text.Json;
using CsCheck;

namespace ScsLabs.Policy.Tests.Laws;

public sealed class ParsingLaws
{
    private static readonly Gen<string> AlmostAPolicy =
        from statements in AnyPolicy.Statements(PolicyKind.Resource)
        from at in Gen.Double.Unit
        from length in Gen.Int[0, 8]
        from insert in Gen.OneOf(Gen.String[0, 4], Gen.OneOf("\"", "{", "}", "[", "]", ",", ":", "null", "1e999", "\\ud800", "${", "*", "\uFDD0"))
        let json = AnyPolicy.Document(statements)
        let start = (int)(at * json.Length)
        select string.Concat(json.AsSpan(0, start), insert, json.AsSpan(Math.Min(json.Length, start + length)));

    [Fact]
    public void The_parser_throws_nothing_but_its_own_exception() =>
        Gen.Select(Gen.OneOf(AlmostAPolicy, Gen.String), Gen.Enum<PolicyKind>()).Sample((text, kind) =>
        {
            try
            {
                PolicyDocument.Parse(text, kind).Json.ShouldBe(text);
            }
            catch (PolicyFormatException e)
            {
                e.Message.ShouldNotBeEmpty();
            }
        });

    [Fact]
    public void Decide_answers_every_line_with_a_line_of_JSON() =>
        Gen.OneOf(Gen.String, AlmostAPolicy, Gen.Select(AlmostAPolicy, Gen.String, (policy, name) => Case(policy, name))).Sample(line =>
        {
            var answer = Decide.Answer(line);
            using var json = JsonDocument.Parse(answer);
            return !answer.Contains('\n') && json.RootElement.TryGetProperty("decision", out _) != json.RootElement.TryGetProperty("error", out _);
        });

    [Theory]
    [InlineData("${", 30_000)]
    [InlineData("${a}", 15_000)]
    [InlineData("${*}", 15_000)]
    [InlineData("*a", 30_000)]
    [InlineData("?", 60_000)]
    public void Hostile_patterns_are_read_and_compared_in_bounded_time(string part, int times)
    {
        var pattern = string.Concat(Enumerable.Repeat(part, times));
        var watch = Stopwatch.StartNew();

        var answer = Decide.Answer($$$"""
            {"principal":"arn:aws:iam::111111111111:user/alice","action":"s3:GetObject","resource":"arn:aws:s3:::{{{new string('a', 2000)}}}",
            "identityPolicies":[{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"arn:aws:s3:::{{{pattern}}}b" } } ] }
            """);

        answer.ShouldContain("ImplicitlyDenied");
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromMinutes(1), "it takes a moment, on a busy machine some seconds, and in unbounded time for ever");
    }

    private static string Case(string policy, string name) => JsonSerializer.Serialize(new Dictionary<string, object>(StringComparer.Ordinal)
    {
        ["id"] = name,
        ["principal"] = "arn:aws:iam::111111111111:user/alice",
        ["action"] = "s3:GetObject",
        ["resource"] = "arn:aws:s3:::data/a",
        ["resourcePolicy"] = policy,
    });
}
