using ScsLabs.Services.Rds;

namespace ScsLabs.Services.Tests.Rds;

/// <summary>Identifiers that no database can have, and classes and versions that AWS has and these engines haven't.</summary>
public sealed class IdentifierTests : DatabaseWorld
{
    private const string Form = "is not a valid identifier. Identifiers must begin with a letter; must contain only ASCII letters, digits, and hyphens; and must not end with a hyphen or contain two consecutive hyphens.";

    [Theory]
    [InlineData("my_db")]
    [InlineData("1db")]
    [InlineData("db-")]
    [InlineData("a--b")]
    [InlineData("")]
    [InlineData("arn:aws:rds:eu-west-1:111111111111:db:db")]
    public async Task An_identifier_of_the_wrong_form_is_told_so_wherever_it_stands(string identifier)
    {
        foreach (var call in Calls(identifier))
        {
            await RdsRefusesAsync("InvalidParameterValue", call, $"The parameter DBInstanceIdentifier {Form}");
        }

        await RdsRefusesAsync("InvalidParameterValue", () => ShowAsync(identifier), $"The parameter Filter: db-instance-id {Form}");
    }

    [Fact]
    public async Task One_that_is_too_long_is_told_so()
    {
        foreach (var call in Calls(new string('a', 64)))
        {
            await RdsRefusesAsync("InvalidParameterValue", call, "The parameter DBInstanceIdentifier is not a valid identifier because it is longer than 63 characters.");
        }

        await RdsRefusesAsync("DBInstanceNotFound", () => ShowAsync(new string('a', 63)));
    }

    [Theory]
    [InlineData("db.t2.micro")]
    [InlineData("db.m4.large")]
    [InlineData("db.x1e.xlarge")]
    [InlineData("db.r5.large.tpc1.mem2x")]
    [InlineData("db.serverless")]
    public async Task A_class_that_AWS_has_for_others_is_not_called_invalid(string type)
    {
        await RdsRefusesAsync(
            "InvalidParameterCombination",
            () => CreateAsync(Database() with { DBInstanceClass = type, EngineVersion = "8.4.7" }),
            $"RDS does not support creating a DB instance with the following combination: DBInstanceClass={type}, Engine=mysql, EngineVersion=8.4.7, LicenseModel=general-public-license. For supported combinations of instance class and database engine version, see the documentation.");
    }

    [Theory]
    [InlineData("db.t2.gigantic")]
    [InlineData("db.r5.large.tpc9.mem2x")]
    [InlineData("db.r5.large.fast")]
    [InlineData("serverless")]
    public async Task A_class_that_nobody_has_is_invalid(string type) =>
        await RdsRefusesAsync("InvalidParameterValue", () => CreateAsync(Database() with { DBInstanceClass = type }), $"Invalid DB Instance class: {type}");

    [Theory]
    [InlineData("mysql", "5.7")]
    [InlineData("mysql", "5.7.44-rds.20240408")]
    [InlineData("mysql", "8.0.35")]
    [InlineData("mysql", "8.4.99")]
    [InlineData("mariadb", "10.5.27")]
    public async Task A_version_that_AWS_has_is_not_emulated(string engine, string version) =>
        await RdsRefusesAsync("NotImplemented", () => CreateAsync(Database() with { Engine = engine, EngineVersion = version }));

    [Theory]
    [InlineData("mysql", "8.4.2")]
    [InlineData("mysql", "10.6.23")]
    [InlineData("mariadb", "8.0.42")]
    [InlineData("mysql", "latest")]
    [InlineData("mysql", "8.0.٣")]
    public async Task A_version_that_AWS_never_had_is_not_found(string engine, string version) =>
        await RdsRefusesAsync("InvalidParameterCombination", () => CreateAsync(Database() with { Engine = engine, EngineVersion = version }), $"Cannot find version {version} for {engine}");

    [Fact]
    public async Task An_empty_marker_is_none() => (await Rds.DescribeDBInstancesAsync(new() { Page = new() { Marker = "" } }, Token)).DBInstances.ShouldBeEmpty();

    private Func<Task>[] Calls(string identifier) =>
    [
        () => CreateAsync(Database(identifier)), () => DeleteAsync(identifier), () => Rds.ModifyDBInstanceAsync(new(identifier), Token), () => Rds.RebootDBInstanceAsync(new(identifier), Token),
        () => Rds.StartDBInstanceAsync(new(identifier), Token), () => Rds.StopDBInstanceAsync(new(identifier), Token),
    ];
}
