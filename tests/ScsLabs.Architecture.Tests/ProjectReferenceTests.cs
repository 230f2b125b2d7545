using System.Reflection;
using ArchUnitNET.Loader;
using ArchUnitNET.xUnitV3;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace ScsLabs.Architecture.Tests;

/// <summary>Project references point down only.</summary>
public sealed class ProjectReferenceTests
{
    private static readonly string[] Projects = ["Model", "Events", "Network", "Policy", "Protocols", "Services", "Emulator", "Emulator.AwsSdk", "Harness", "Harness.Containers", "Testcontainers"];

    private static readonly ArchUnitNET.Domain.Architecture House = new ArchLoader().LoadAssemblies([.. Projects.Select(Assembly)]).Build();

    public static TheoryData<string, string[]> Allowed => new()
    {
        { "Model", [] },
        { "Events", [] },
        { "Network", [] },
        { "Policy", ["Model"] },
        { "Protocols", ["Model"] },
        { "Services", ["Model", "Events", "Network", "Policy"] },
        { "Emulator", ["Model", "Events", "Network", "Policy", "Protocols", "Services"] },
        { "Emulator.AwsSdk", ["Model", "Events", "Network", "Policy", "Protocols", "Services", "Emulator"] },
        { "Harness", ["Model", "Events", "Network", "Policy", "Protocols", "Services", "Emulator"] },
        { "Harness.Containers", ["Model", "Events", "Network", "Policy", "Protocols", "Services", "Emulator", "Harness", "Testcontainers"] },
        { "Testcontainers", [] },
    };

    [Theory]
    [MemberData(nameof(Allowed))]
    public void A_project_knows_only_what_lies_below_it(string project, string[] below)
    {
        foreach (var other in Projects.Except([project, .. below]))
        {
            Types().That().ResideInAssembly(Assembly(project)).Should().NotDependOnAny(Types().That().ResideInAssembly(Assembly(other))).Check(House);
        }
    }

    [Fact]
    public void The_model_and_the_engines_know_no_server() =>
        Types().That().ResideInAssembly(Assembly("Model")).Or().ResideInAssembly(Assembly("Policy")).Or().ResideInAssembly(Assembly("Network")).Or().ResideInAssembly(Assembly("Events")).Or().ResideInAssembly(Assembly("Services"))
            .Should().NotDependOnAnyTypesThat().ResideInNamespaceMatching("^Microsoft\\.AspNetCore")
            .WithoutRequiringPositiveResults()
            .Check(House);

    private static Assembly Assembly(string project) => System.Reflection.Assembly.Load($"ScsLabs.{project}");
}
