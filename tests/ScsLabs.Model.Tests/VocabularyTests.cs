namespace ScsLabs.Model.Tests;
/// <summary>Account ids, ARNs, principals and ids.</summary>
public sealed class VocabularyTests
{
    [Theory]
    [InlineData("111111111111", true)]
    [InlineData("000000000000", true)]
    [InlineData("11111111111", false)]
    [InlineData("1111111111111", false)]
    [InlineData("11111111111a", false)]
    [InlineData("１１１１１１１１１１１１", false)]
    [InlineData("", false)]
    public void An_account_id_is_twelve_digits(string text, bool valid) => AccountId.TryParse(text, out _).ShouldBe(valid);

    [Theory]
    [InlineData("arn:aws:iam::111111111111:user/a/b")]
    [InlineData("arn:aws:s3:::bucket/key:with:colons")]
    [InlineData("arn:aws:kms:us-east-1:111111111111:key/x")]
    public void An_ARN_reads_back_as_it_was_written(string text)
    {
        Arn.TryParse(text, out var arn).ShouldBeTrue();
        arn!.ToString().ShouldBe(text);
    }

    [Theory]
    [InlineData("arn:aws:iam::111111111111")]
    [InlineData("arn:aws:iam::111111111111:")]
    [InlineData("arn::iam::111111111111:root")]
    [InlineData("ARN:aws:iam::111111111111:root")]
    [InlineData("*")]
    public void What_lacks_a_part_is_no_ARN(string text) => Arn.TryParse(text, out _).ShouldBeFalse();

    [Theory]
    [InlineData("anonymous", PrincipalKind.Anonymous)]
    [InlineData("lambda.amazonaws.com", PrincipalKind.Service)]
    [InlineData("arn:aws:iam::111111111111:root", PrincipalKind.Root)]
    [InlineData("arn:aws:iam::111111111111:user/path/alice", PrincipalKind.User)]
    [InlineData("arn:aws:iam::111111111111:role/app", PrincipalKind.Role)]
    [InlineData("arn:aws:sts::111111111111:assumed-role/app/session", PrincipalKind.AssumedRole)]
    [InlineData("arn:aws:sts::111111111111:federated-user/bob", PrincipalKind.FederatedUser)]
    public void A_principal_is_read_from_its_name(string text, PrincipalKind kind) => Principal.Parse(text).Kind.ShouldBe(kind);

    [Theory]
    [InlineData("alice")]
    [InlineData("arn:aws:iam::111111111111:group/admins")]
    [InlineData("arn:aws:sts::111111111111:assumed-role/app")]
    [InlineData("arn:aws:iam::1:user/alice")]
    public void What_can_make_no_request_is_no_principal(string text) => Should.Throw<FormatException>(() => Principal.Parse(text));

    [Fact]
    public void A_seed_repeats_ids_and_no_seed_does_not()
    {
        new IdSource(7).Unique("AIDA").ShouldBe(new IdSource(7).Unique("AIDA"));
        (new IdSource(7).Uuid() == new IdSource(8).Uuid()).ShouldBeFalse();
        new IdSource().Unique("AIDA").ShouldNotBe(new IdSource().Unique("AIDA"));
        Enumerable.Range(0, 1000).Select(_ => new IdSource().Uuid()).Distinct().Count().ShouldBe(1000);
        new IdSource(7).Unique("AIDA").ShouldMatch("^AIDA[A-Z2-7]{17}$");
    }
}
