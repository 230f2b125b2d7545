using ScsLabs.Harness;
using ScsLabs.Policy;

namespace SecretsInYourTests;

/// <summary>The harness: accounts and their clients, and checks that take a refusal for one only if it came for the right reason.</summary>
public sealed class WithTheHarness(Accounts accounts) : IClassFixture<Accounts>
{
    private LabContext Aws => accounts.Aws;

    [Fact]
    public async Task The_application_reads_its_password_and_does_not_write_it()
    {
        var answer = await Aws.AllowsAsync(accounts.Application, who => who.Ssm.GetParameterAsync(new() { Name = Accounts.Password, WithDecryption = true }));
        Assert.Equal("s3cret", answer.Parameter.Value);

        await Aws.RefusesAsync(
            accounts.Application,
            new("AccessDeniedException", "ssm:PutParameter", accounts.PasswordArn) { DecidedBy = "Identity" },
            who => who.Ssm.PutParameterAsync(new() { Name = Accounts.Password, Value = "mine", Overwrite = true }));
    }

    [Fact]
    public async Task Of_all_actions_on_its_password_the_application_has_only_the_reading() =>
        await Aws.PermissionsOf($"arn:aws:iam::{Aws.A.Id}:role/application").On(accounts.PasswordArn).ShouldBeExactlyAsync(new Permission("ssm:GetParameter", accounts.PasswordArn));

    [Fact]
    public async Task Another_account_gets_nothing()
    {
        var stranger = await Aws.B.CreateUserAsync("stranger",
            """
            { "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": "*", "Resource": "*" } ] }
            """);

        await Aws.RefusesAsync(
            stranger,
            new("AccessDeniedException", "ssm:GetParameter", accounts.PasswordArn),
            who => who.Ssm.GetParameterAsync(new() { Name = accounts.PasswordArn, WithDecryption = true }));
    }
}
