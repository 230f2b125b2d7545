namespace ScsLabs.Generators.Tests;

/// <summary>Members that are properties, and members that are spread.</summary>
public sealed class RecordMemberTests
{
    private const string Buy =
        """
        public sealed record Wishes
        {
            [ConditionKey("shop:Colour")] public string? Colour { get; init; }
            [Spread] public Parcel Parcel { get; init; } = new();
        }
        public sealed record Parcel([ConditionKey("shop:Size")] Size? Size = null)
        {
            [RequestTags(Of = "Name")] public IReadOnlyList<Tag>? Tags { get; init; }
            public string Label => "to " + Size;
        }
        public enum Size { Small, Large }
        [Operation<ShopApi>]
        public sealed record Buy([Target<Item>] string Name)
        {
            [Range(1, 10)] public required int Count { get; init; }
            [Length(1, 64), Pattern("[a-z]+")] public required string Giver { get; init; }
            [Spread] public Wishes Wishes { get; init; } = new();
            [Sensitive] public byte[]? Card { get; init; }
            public bool DryRun => Count == 0;
            internal string? Note { get; init; }
            public static int Most { get; set; }
            public sealed record Result(string Id)
            {
                public required double Price { get; init; }
                [Spread] public required Parcel Parcel { get; init; }
            }
            internal static Result Handle(Buy request, Item item, Draft draft) => new(item.Id) { Price = 1, Parcel = request.Wishes.Parcel };
        }
        """;

    [Fact]
    public void Properties_with_init_accessors_are_members()
    {
        var (diagnostics, errors) = Compiling.Run(Buy);

        diagnostics.ShouldBeEmpty();
        errors.ShouldBeEmpty();
        var shape = Compiling.Source(Buy, "Shop.BuyShape.g.cs");
        shape.ShouldContain("return new global::Shop.Buy(theName) { Count = theCount, Giver = theGiver, Wishes = theWishes, Card = theCard };");
        shape.ShouldContain("""violations.Missing<int>("count")""");
        shape.ShouldContain("""violations.Required(value.Giver, "giver");""");
        shape.ShouldContain("""new("Card") { IsSensitive = true };""");
        shape.ShouldNotContain("Note");
        Compiling.Source(Buy, "Shop.Buy.g.cs").ShouldNotContain("dryRun");
    }

    [Fact]
    public void The_members_of_a_spread_member_stand_in_its_place()
    {
        var shape = Compiling.Source(Buy, "Shop.BuyShape.g.cs");

        shape.ShouldContain("Members = [NameMember, CountMember, GiverMember, .. global::Shop.WishesShape.Members, CardMember];");
        shape.ShouldContain("var theWishes = global::Shop.WishesShape.ReadMembers(reader, violations);");
        shape.ShouldContain("global::Shop.WishesShape.Validate(value.Wishes, violations);");
        shape.ShouldContain("global::Shop.WishesShape.WriteMembers(writer, value.Wishes);");
        shape.ShouldNotContain("WishesMember");
    }

    [Fact]
    public void The_members_of_a_spread_member_are_condition_keys_as_if_they_were_the_requests()
    {
        var operation = Compiling.Source(Buy, "Shop.Buy.g.cs");

        operation.ShouldContain("""conditions.Add("shop:Colour", request.Wishes.Colour);""");
        operation.ShouldContain("""conditions.Add("shop:Size", request.Wishes.Parcel.Size is { } WishesParcelSizeValue ? global::Shop.SizeShape.ToWire(WishesParcelSizeValue) : null);""");
        operation.ShouldContain("call.Authorize(target0.Ask(action, [.. conditions, .. ConditionsOfName(request)]));");
        operation.ShouldContain("conditions.AddTags(request.Wishes.Parcel.Tags);");
    }

    [Fact]
    public void What_a_spread_member_names_or_holds_counts_as_the_requests()
    {
        const string Upload =
            """
            public sealed record Where([Target<Item>] string Name);
            public sealed record Paper(string Text);
            public sealed record Content { [Payload] public required Paper Paper { get; init; } }
            [Operation<ShopApi>]
            public sealed record Upload([Spread] Where Where)
            {
                [Spread] public required Content Content { get; init; }
                internal static void Handle(Upload request, Item item) { }
            }
            """;

        var (diagnostics, errors) = Compiling.Run(Upload);

        diagnostics.ShouldBeEmpty();
        errors.ShouldBeEmpty();
        var operation = Compiling.Source(Upload, "Shop.Upload.g.cs");
        operation.ShouldContain("Reference<global::Shop.Item>.Of(request.Where.Name, call)");
        operation.ShouldContain("""LateDocument => "paper";""");
    }

    [Theory]
    [InlineData("SCS006", "public string Name { get; init; } = \"x\";")]
    [InlineData("SCS006", "public int? Count { get; init; } = 5;")]
    [InlineData("SCS006", "public int Count { get; init; }")]
    [InlineData("SCS007", "[Spread] public string Name { get; init; } = \"x\";")]
    [InlineData("SCS007", "[Spread] public Extra? Extra { get; init; }")]
    [InlineData("SCS007", "public string? Colour { get; init; } [Spread] public Extra Extra { get; init; } = new();")]
    [InlineData("SCS007", "[Spread] public required Endless Endless { get; init; }")]
    public void What_has_no_default_that_is_known_or_cannot_stand_in_a_place_does_not_compile(string id, string member)
    {
        var (diagnostics, _) = Compiling.Run($$"""
            public sealed record Extra { public string? Colour { get; init; } }
            public sealed record Endless { [Spread] public required Endless Again { get; init; } }
            [Operation<ShopApi>, AnyResource] public sealed record Look { {{member}} internal static void Handle(Look request) { } }
            """);

        diagnostics.ShouldContain(id);
    }
}
