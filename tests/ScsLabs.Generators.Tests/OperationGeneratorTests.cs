using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ScsLabs.Generators.Tests;
/// <summary>The generator: what it makes of a declaration, and what it refuses.</summary>
public sealed class OperationGeneratorTests
{
    private const string Buy =
        """
        public enum Size { [Wire("small-one")] Small, Large }
        public sealed record Box(string Label, IReadOnlyList<int> Sides);
        [Operation<ShopApi>]
        public sealed record Buy(
            [Target<Item>, Length(1, 64), Pattern("[a-z]+")] string Name,
            [ConditionKey("shop:Size")] Size Size,
            [Range(1, 10)] int? Count = null,
            Size Fallback = Size.Large,
            bool Gift = false,
            IReadOnlyList<Box>? Boxes = null,
            IReadOnlyDictionary<string, IReadOnlyList<string>>? Notes = null,
            [RequestTags] IReadOnlyList<Tag>? Tags = null,
            DateTimeOffset? When = null,
            byte[]? Card = null,
            double? Price = null,
            long? Big = null)
        {
            public sealed record Result(string Id, Box? Box);
            internal static Result Handle(Buy request, Item item, Call call, Draft draft, AsCaller aws) => new(item.Id, null);
        }
        """;

    [Fact]
    public void A_declaration_with_members_of_every_kind_compiles_without_a_warning()
    {
        var (diagnostics, errors) = Compiling.Run(Buy);

        diagnostics.ShouldBeEmpty();
        errors.ShouldBeEmpty();
    }

    [Fact]
    public void A_call_finds_then_asks_then_misses_then_handles()
    {
        var source = Compiling.Source(Buy, "Shop.Buy.g.cs");

        string[] order = ["Reference<global::Shop.Item>.Of(request.Name, call)", "call.Authorize(target0.Ask(action, conditions))", "target0.OrNotFound(call)"];
        order.Select(step => source.IndexOf(step, StringComparison.Ordinal)).ShouldBeInOrder();
        order.ShouldAllBe(step => source.Contains(step, StringComparison.Ordinal));
        source.ShouldContain("writes: true");
        source.ShouldContain("""conditions.Add("shop:Size", global::Shop.SizeShape.ToWire(request.Size))""");
        source.ShouldContain("conditions.AddTags(request.Tags)");
    }

    [Theory]
    [InlineData("SCS001", "[Operation<ShopApi>, AnyResource] public sealed record Look(string Name);")]
    [InlineData("SCS002", "[Operation<ShopApi>] public sealed record Look(string Name) { public sealed record Result; internal static Result Handle(Look request) => new(); }")]
    [InlineData("SCS003", "[Operation<ShopApi>, AnyResource] public sealed record Look(decimal Price) { public sealed record Result; internal static Result Handle(Look request) => new(); }")]
    [InlineData("SCS004", "[Operation<ShopApi>, AnyResource] public sealed record Look(string Name) { public sealed record Result; internal static Result Handle(Look request, Random random) => new(); }")]
    public void A_declaration_that_lacks_something_does_not_compile(string id, string declaration) =>
        Compiling.Run(declaration).Diagnostics.ShouldBe([id]);

    [Theory]
    [InlineData("[Operation<ShopApi>, AnyResource] public sealed record Look(string Name) { public sealed record Result; internal static Result Handle(Look request, WorldView world) => new(); }")]
    [InlineData("""[Operation<ShopApi>, NoAuthorization("free")] public sealed record Look(string Name) { internal static void Handle(Look request) { } }""")]
    [InlineData("[Operation<ShopApi>] public sealed record Look(string Name) { public sealed record Result; internal static IEnumerable<Ask> Asks(Look request, Call call) { yield break; } internal static Result Handle(Look request) => new(); }")]
    [InlineData("[Operation<ShopApi>] public sealed record Look([Target<Item>] IReadOnlyList<string> Names) { public sealed record Result; internal static Result Handle(Look request, IReadOnlyList<Reference<Item>> items) => new(); }")]
    [InlineData("[Operation<ShopApi>] public sealed record Look([Target<Item>] string? Name) { public sealed record Result; internal static Result Handle(Look request, Item? item) => new(); }")]
    [InlineData("[Operation<ShopApi>, AnyResource] public sealed record Look(string Name) { public sealed record Result; internal static Task<Result> HandleAsync(Look request, CancellationToken cancellationToken) => Task.FromResult(new Result()); }")]
    [InlineData("[Operation<ShopApi>] public sealed record Look([Target<Item>] string Name) { internal static Task HandleAsync(Look request, Item item, Call call) => Task.CompletedTask; }")]
    public void Each_way_to_say_what_is_asked_and_done_compiles(string declaration)
    {
        var (diagnostics, errors) = Compiling.Run(declaration);

        diagnostics.ShouldBeEmpty();
        errors.ShouldBeEmpty();
    }

    [Fact]
    public void An_edit_elsewhere_regenerates_nothing()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var compilation = Compiling.Compilation(Buy);
        var driver = Compiling.Driver().RunGenerators(compilation, cancellationToken);

        var result = driver.RunGenerators(compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText("class Unrelated;", cancellationToken: cancellationToken)), cancellationToken).GetRunResult().Results.Single();

        foreach (var step in new[] { "Operations", "Shapes" })
        {
            result.TrackedSteps[step].SelectMany(run => run.Outputs).ShouldAllBe(output => output.Reason == IncrementalStepRunReason.Cached || output.Reason == IncrementalStepRunReason.Unchanged);
        }
    }
}
