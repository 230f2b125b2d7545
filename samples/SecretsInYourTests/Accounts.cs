using ScsLabs.Harness;

namespace SecretsInYourTests;

/// <summary>An AWS with what the tests begin with: wherever <c>SCSLABS_BACKEND</c> says, and in this process if it says nothing.</summary>
public sealed class Accounts : IAsyncLifetime
{
    public const string Password = "/app/db/password";

    private LabBackend backend = null!;

    public LabContext Aws { get; private set; } = null!;

    public Actor Application { get; private set; } = null!;

    public string PasswordArn => $"arn:aws:ssm:{Aws.Region}:{Aws.A.Id}:parameter{Password}";

    public async ValueTask InitializeAsync()
    {
        backend = await LabBackend.StartAsync();
        Aws = await backend.NewContextAsync();
        await Aws.A.Root.Ssm.PutParameterAsync(new() { Name = Password, Value = "s3cret", Type = "SecureString" });
        await Aws.A.Root.Iam.CreateRoleAsync(new("application",
            $$"""
            { "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::{{Aws.A.Id}}:root" }, "Action": "sts:AssumeRole" } ] }
            """));
        await Aws.A.Root.Iam.PutRolePolicyAsync(new("application", "read-password",
            $$"""
            { "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": "ssm:GetParameter", "Resource": "{{PasswordArn}}" } ] }
            """));
        var deployer = await Aws.A.CreateUserAsync("deployer",
            """
            { "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "*" } ] }
            """);
        Application = await deployer.AssumeRoleAsync($"arn:aws:iam::{Aws.A.Id}:role/application", "test");
    }

    public ValueTask DisposeAsync() => backend.DisposeAsync();
}
