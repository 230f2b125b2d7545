using System.Xml.Linq;

namespace ScsLabs.Architecture.Tests;

/// <summary>The packages: their contents, dependencies and public API.</summary>
public sealed class PackageTests
{
    private static readonly Dictionary<string, XDocument> Projects = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.csproj", SearchOption.AllDirectories)
        .ToDictionary(file => Path.GetFileNameWithoutExtension(file), XDocument.Load, StringComparer.Ordinal);

    public static TheoryData<string> Packed => [.. Projects.Where(project => Says(project.Value, "IsPackable") == "true").Select(project => project.Key)];

    [Theory]
    [MemberData(nameof(Packed))]
    public void A_package_says_what_it_is_and_pins_its_API(string package)
    {
        Says(Projects[package], "Description").ShouldNotBeNullOrEmpty();
        Says(Projects[package], "PackageTags").ShouldNotBeNullOrEmpty();
        File.Exists(Path.Combine(Repository.Root, "src", package, "README.md")).ShouldBeTrue();
        foreach (var project in Below(package).Append(package))
        {
            File.Exists(Path.Combine(Repository.Root, "src", project, "PublicAPI.Shipped.txt")).ShouldBeTrue(project);
            File.Exists(Path.Combine(Repository.Root, "src", project, "PublicAPI.Unshipped.txt")).ShouldBeTrue(project);
        }
    }

    [Theory]
    [MemberData(nameof(Packed))]
    public void What_a_package_references_is_a_package_or_travels_inside(string package)
    {
        if (Says(Projects[package], "ReferencesTravelInside") == "true")
        {
            // Whose dependencies would be nobody's, unless it names them too.
            Below(package).SelectMany(Dependencies).Except(Dependencies(package)).Except(OfSharedFrameworks(package)).ShouldBeEmpty();
        }
        else
        {
            References(package).Except(Packed.Select(row => row.Data)).ShouldBeEmpty();
        }
    }

    [Fact]
    public void The_samples_take_the_version_that_is_packed()
    {
        var version = Says(XDocument.Load(Path.Combine(Repository.Root, "Directory.Build.props")), "Version").ShouldNotBeNull();

        foreach (var sample in Directory.EnumerateFiles(Path.Combine(Repository.Root, "samples"), "*.csproj", SearchOption.AllDirectories))
        {
            XDocument.Load(sample).Descendants("PackageReference")
                .Where(reference => Packed.Any(row => row.Data == reference.Attribute("Include")!.Value))
                .Select(reference => reference.Attribute("Version")!.Value).Distinct(StringComparer.Ordinal)
                .ShouldBe([version], sample);
        }
    }

    private static string? Says(XDocument project, string property) => project.Descendants(property).FirstOrDefault()?.Value;

    private static IEnumerable<string> Dependencies(string project) =>
        Projects[project].Descendants("PackageReference").Select(reference => reference.Attribute("Include")!.Value);

    /// <summary>The packages whose assemblies come with the shared framework that a project references.</summary>
    private static IEnumerable<string> OfSharedFrameworks(string project) =>
        Projects[project].Descendants("FrameworkReference").Any(framework => framework.Attribute("Include")!.Value == "Microsoft.AspNetCore.App") ? ["Microsoft.Extensions.Logging.Abstractions"] : [];

    private static IEnumerable<string> Below(string project) => References(project).SelectMany(reference => Below(reference).Append(reference)).Distinct(StringComparer.Ordinal);

    /// <summary>The projects whose assemblies it needs; a generator is none.</summary>
    private static IEnumerable<string> References(string project) => Projects[project].Descendants("ProjectReference")
        .Where(reference => reference.Attribute("OutputItemType") is null)
        .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value));
}
