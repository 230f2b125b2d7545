using System.Text;
using System.Text.Json;

namespace ScsLabs.Services.Tests.Wire;

/// <summary>The share of AWS's operations and members that we have, and the page that lists it.</summary>
public sealed class CoverageTests
{
    private static readonly string Page = Path.Combine(Root(), "docs", "coverage.md");

    /// <summary>Headers of REST that the pipeline reads for all operations, as it receives the body.</summary>
    private static readonly string[] OfEveryBody = ["Content-Length", "Content-MD5", "x-amz-sdk-checksum-algorithm"];

    /// <summary>With SCSLABS_WRITE_DOCS the page is written; else it must be as it would be written.</summary>
    [Fact]
    public void The_coverage_page_tells_what_is_there()
    {
        Assert.SkipWhen(AwsModel.Folder is null, "no botocore here (Debian: python3-botocore)");
        Assert.SkipWhen(AwsModel.Version != AwsModelTests.Baseline.ToString(), $"botocore {AwsModel.Version} is not {AwsModelTests.Baseline}, with which the page was made");

        var page = Write();
        if (Environment.GetEnvironmentVariable("SCSLABS_WRITE_DOCS") is { Length: > 0 })
        {
            File.WriteAllText(Page, page);
        }

        File.ReadAllText(Page).ReplaceLineEndings("\n").ShouldBe(page, "docs/coverage.md is out of date: make coverage");
    }

    private static string Write()
    {
        var text = new StringBuilder();
        var apis = Operations.All.Select(operation => operation.Api).Distinct().OrderBy(api => api.Name, StringComparer.Ordinal).ToList();
        text.Append($"# Coverage\n\nCompared with AWS's API model as botocore {AwsModelTests.Baseline} has it; `make coverage` writes this page. ");
        text.Append("What isn't here answers `NotImplemented`, operations and members alike, but for headers that would change nothing here, which are ignored. An arrow (→) marks members of the answer.\n\n| service | operations |\n|---|---|\n");
        foreach (var api in apis)
        {
            text.Append($"| {(AwsModelTests.Modelled(api).Any() ? $"[{api.Name}](#{api.Name})" : api.Name)} | {Operations.All.Count(operation => operation.Api == api)} of {api.AwsOperations.Count} |\n");
        }

        foreach (var api in apis.Where(api => AwsModelTests.Modelled(api).Any()))
        {
            Service(text, api);
        }

        return text.ToString();
    }

    private static void Service(StringBuilder text, Api api)
    {
        var model = AwsModel.Load(api.Name, api.Version)!;
        text.Append($"\n## {api.Name}\n\n| operation | request members | result members | left out |\n|---|---|---|---|\n");
        foreach (var operation in AwsModelTests.Modelled(api).OrderBy(operation => operation.Name, StringComparer.Ordinal))
        {
            var theirs = model.Operation(operation.Name)!.Value;
            var (inHave, inAll, inMissing) = Members(model, theirs, "input", operation.RequestType);
            var (outHave, outAll, outMissing) = Members(model, theirs, "output", operation.ResultType);
            text.Append($"| {operation.Name} | {inHave} of {inAll} | {outHave} of {outAll} | {string.Join(", ", inMissing.Concat(outMissing.Select(member => "→ " + member)))} |\n");
        }
    }

    private static (int Have, int All, IReadOnlyList<string> Missing) Members(AwsModel model, JsonElement operation, string what, Type record)
    {
        if (!operation.TryGetProperty(what, out var reference))
        {
            return (0, 0, []);
        }

        var shape = model.Shape(reference.GetProperty("shape").GetString()!);
        var all = shape.GetProperty("members").EnumerateObject().ToList();
        HashSet<string> ours = record == typeof(Nothing) ? [] : [.. WireMember.Of(record).Select(member => WireComparison.Find(shape, member)?.Name).OfType<string>()];
        var missing = all.Where(member => !ours.Contains(member.Name) && !OfEveryBody.Contains(WireComparison.LocationName(member.Value), StringComparer.Ordinal)).Select(member => member.Name).ToList();
        return (all.Count - missing.Count, all.Count, missing);
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "ScsLabs.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside of the repository.");
        }

        return folder.FullName;
    }
}
