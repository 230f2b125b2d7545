using System.Reflection;
using System.Text.Json;

namespace ScsLabs.Services.Tests;

/// <summary>Laws that hold for every operation.</summary>
public sealed class EveryOperationTests
{
    /// <summary>The number of asks of the operations that ask for more, as somebody else, and tell in words of their own what was refused. Tests of the service hold those.</summary>
    private static readonly Dictionary<string, int> OwnAsks = new(StringComparer.Ordinal)
    {
        ["cloudtrail:CreateTrail"] = 1, // it tries, as CloudTrail, to write to the bucket
        ["cloudtrail:UpdateTrail"] = 1,
        ["config:PutDeliveryChannel"] = 1, // it writes with the recorder's role or, where that may not, as AWS Config
        ["lambda:CreateFunction"] = 2, // it tries whether Lambda can assume the role, and tells its own error if not
        ["lambda:UpdateFunctionConfiguration"] = 2,
    };

    public static TheoryData<string> Names => [.. Operations.All.Select(operation => $"{operation.Api.Name}:{operation.Name}")];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Has_a_sample_that_works_and_asks_for_permission(string name)
    {
        var sample = SampleOf(name);
        var recorder = await (await SampleRun.ArrangeAsync(sample)).RecordAsync();

        if (sample.Operation.RequestType.IsDefined(typeof(Model.Declarations.NoAuthorizationAttribute), inherit: false))
        {
            recorder.Asks.ShouldBeEmpty();
        }
        else
        {
            recorder.Asks.ShouldNotBeEmpty();
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Is_refused_and_changes_nothing_when_any_one_of_its_asks_is_refused(string name)
    {
        var sample = SampleOf(name);
        var recorder = await (await SampleRun.ArrangeAsync(sample)).RecordAsync();

        for (var number = 0; number < (OwnAsks.TryGetValue(name, out var own) ? own : recorder.Asks.Count); number++)
        {
            var run = await SampleRun.ArrangeAsync(sample);
            var before = run.World;

            var refused = $"refused for the test: {recorder.Asks[number].Action}";
            if (sample.Operation.RequestType.IsDefined(typeof(Model.Declarations.AsksForEachAttribute), inherit: false))
            {
                // The answer tells it, and the others go on.
                JsonSerializer.Serialize(await run.InvokeAsync(new SampleRun.Refuser(number)), sample.Operation.ResultType).ShouldContain(refused);
                continue;
            }

            (await Should.ThrowAsync<AwsException>(() => run.InvokeAsync(new SampleRun.Refuser(number)))).Message.ShouldContain(refused);
            run.World.ShouldBeSameAs(before);
        }
    }

    /// <summary>Who may not call it is told before its document is received: so the head must ask for what the whole request asks for.</summary>
    [Theory]
    [MemberData(nameof(WithDocuments))]
    public async Task Asks_by_its_head_what_it_asks_with_its_document(string name)
    {
        var sample = SampleOf(name);
        var (byHead, whole) = (new SampleRun.Recorder(), new SampleRun.Recorder());
        (await SampleRun.ArrangeAsync(sample)).AuthorizeByHead(byHead);
        await (await SampleRun.ArrangeAsync(sample)).InvokeAsync(whole);

        // What it asks for while it is handled (a key, each object) comes after.
        Shown(byHead).ShouldBe(Shown(whole).Take(byHead.Asks.Count));
        byHead.Asks.Count.ShouldBe(sample.Operation.RequestType.IsDefined(typeof(Model.Declarations.AsksForEachAttribute), inherit: false) ? 0 : 1);

        static IEnumerable<string> Shown(SampleRun.Recorder recorder) =>
            recorder.Asks.Select(ask => $"{ask.Action} {ask.Resource} {string.Join(' ', ask.Conditions.Select(condition => $"{condition.Key}={string.Join(',', condition.Values)}"))}");
    }

    /// <summary>Tokens of pages are opaque: whatever none gave out is refused, and nothing fails within.</summary>
    [Theory]
    [MemberData(nameof(WithTokens))]
    public async Task Refuses_a_token_of_a_page_that_it_did_not_give(string name)
    {
        var sample = SampleOf(name);
        var run = await SampleRun.ArrangeAsync(sample);

        foreach (var token in (string[])["nonsense", "AAAA", "YWJjZGVmZ2hpag", "é", new string('A', 2000), .. OfAnyList.Contains(sample.Operation.Api.Name) ? Array.Empty<string>() : [Page.TokenOf("a")]])
        {
            var request = With(run.Request, TokenPath(sample.Operation.RequestType)!, token);
            (await Should.ThrowAsync<AwsException>(() => run.InvokeAsync(new SampleRun.Recorder(), request), token)).Status.ShouldBe(400);
        }
    }

    /// <summary>The services that take any token that they gave out themselves, whatever list it is of.</summary>
    private static readonly string[] OfAnyList = ["iam", "kms", "sqs"];

    /// <summary>The operations whose samples name what they want: then there are no pages.</summary>
    private static readonly string[] Naming = ["config:DescribeComplianceByConfigRule", "config:DescribeConfigRuleEvaluationStatus", "config:DescribeConfigRules", "ec2:DescribeInstanceTypes"];

    /// <summary>The operations whose answers come in pages with opaque tokens.</summary>
    public static TheoryData<string> WithTokens => [.. Operations.All.Where(operation => TokenPath(operation.RequestType) is not null && operation.Api.Name is not "s3").Select(operation => $"{operation.Api.Name}:{operation.Name}").Except(Naming)];

    /// <summary>The path to the member that holds the token of a page, through spread members; null for none.</summary>
    private static IReadOnlyList<PropertyInfo>? TokenPath(Type request)
    {
        foreach (var property in request.GetProperties())
        {
            if (property.Name is "NextToken" or "Marker" && property.PropertyType == typeof(string))
            {
                return [property];
            }

            if (property.IsDefined(typeof(Model.Declarations.SpreadAttribute), inherit: false) && TokenPath(property.PropertyType) is { } inner)
            {
                return [property, .. inner];
            }
        }

        return null;
    }

    /// <summary>A copy of a record with another value at a path.</summary>
    private static object With(object record, IReadOnlyList<PropertyInfo> path, object value)
    {
        var copy = record.GetType().GetMethod("<Clone>$")!.Invoke(record, null)!;
        path[0].SetValue(copy, path is [_] ? value : With(path[0].GetValue(record)!, [.. path.Skip(1)], value));
        return copy;
    }

    [Fact]
    public void Documents_that_are_needed_to_ask_are_few() =>
        Operations.All.Where(operation => HasDocument(operation) && operation.LateDocument is null).Select(operation => operation.Name).ShouldBe(["CreateBucket", "PutObjectLegalHold", "PutObjectRetention", "PutObjectTagging"], ignoreOrder: true);

    public static TheoryData<string> WithDocuments => [.. Operations.All.Where(operation => operation.LateDocument is not null).Select(operation => $"{operation.Api.Name}:{operation.Name}")];

    private static bool HasDocument(Operation operation) => !operation.TakesBody
        && Wire.WireMember.Of(operation.RequestType).Any(member => member.Attribute<Model.Declarations.PayloadAttribute>() is not null);

    private static Sample SampleOf(string name) =>
        Sample.All.SingleOrDefault(sample => sample.ToString() == name) ?? throw new InvalidOperationException($"{name} has no sample: add one to its service's samples.");
}
