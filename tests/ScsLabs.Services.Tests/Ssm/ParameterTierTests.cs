using ScsLabs.Services.Ssm;

namespace ScsLabs.Services.Tests.Ssm;

/// <summary>The sizes and limits of each tier.</summary>
public sealed class ParameterTierTests
{
    private static readonly string Large = new('x', 4097);
    private static readonly string TooLarge = new('x', 8193);

    private readonly TestAws aws = new();

    [Fact]
    public void A_standard_parameter_has_up_to_4_KB()
    {
        Put("/a", new('x', 4096), ParameterTier.Standard).ShouldBe(ParameterTier.Standard);

        aws.Root.Fails("ValidationException", PutParameterOperation.Instance, new("/b", Large, ParameterType.String)).Message.ShouldStartWith("Standard tier parameters support a maximum parameter value of 4096 characters.");
    }

    [Fact]
    public void An_advanced_one_up_to_8_KB()
    {
        Put("/a", Large, ParameterTier.Advanced).ShouldBe(ParameterTier.Advanced);

        aws.Root.Fails("ValidationException", PutParameterOperation.Instance, new("/b", TooLarge, ParameterType.String, Tier: ParameterTier.Advanced)).Message.ShouldBe("Advanced tier parameters support a maximum parameter value of 8192 characters.");
    }

    [Fact]
    public void Intelligent_tiering_takes_what_is_needed()
    {
        Put("/a", "x", ParameterTier.IntelligentTiering).ShouldBe(ParameterTier.Standard);
        Put("/b", Large, ParameterTier.IntelligentTiering).ShouldBe(ParameterTier.Advanced);
    }

    [Fact]
    public void Advanced_never_becomes_standard_again()
    {
        Put("/a", "x", ParameterTier.Advanced);

        aws.Root.Fails("ValidationException", PutParameterOperation.Instance, new("/a", "y", Overwrite: true, Tier: ParameterTier.Standard)).Message.ShouldContain("You can't downgrade a parameter");
        aws.Root.Do(PutParameterOperation.Instance, new("/a", "y", Overwrite: true)).Tier.ShouldBe(ParameterTier.Advanced);
        aws.Root.Do(PutParameterOperation.Instance, new("/a", "y", Overwrite: true, Tier: ParameterTier.IntelligentTiering)).Tier.ShouldBe(ParameterTier.Advanced);
    }

    private ParameterTier Put(string name, string value, ParameterTier tier) => aws.Root.Do(PutParameterOperation.Instance, new(name, value, ParameterType.String, Tier: tier)).Tier;
}
