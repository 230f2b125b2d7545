using ScsLabs.Services.Rds;
using Tag = ScsLabs.Services.Rds.Tag;

namespace ScsLabs.Services.Tests.Rds;

/// <summary>New DB instances: what they have, and which are refused.</summary>
public sealed class CreateDatabaseTests : DatabaseWorld
{
    [Fact]
    public async Task A_database_has_an_endpoint_once_it_is_available()
    {
        await NewSubnetGroupAsync();
        var created = await CreateAsync(Database("MyDb", "group") with { DBName = "app", Port = 3307, Tags = [new("Team", "a")] });
        (created.DBInstanceIdentifier, created.DBInstanceStatus, created.Endpoint, created.InstanceCreateTime).ShouldBe(("mydb", DbStatus.Creating, null, null));

        await WaitAsync();
        var shown = await ShowAsync("MYDB");
        (shown.DBInstanceStatus, shown.Engine, shown.EngineVersion, shown.DBName, shown.MasterUsername, shown.AllocatedStorage, shown.StorageType).ShouldBe((DbStatus.Available, "mysql", "8.4.7", "app", "admin", 20, "gp3"));
        (shown.DBInstanceArn, shown.DBParameterGroups.Single().DBParameterGroupName, shown.OptionGroupMemberships.Single().OptionGroupName).ShouldBe(
            ($"arn:aws:rds:us-east-1:{Aws.A.Id}:db:mydb", "default.mysql8.4", "default:mysql-8-4"));
        (shown.PubliclyAccessible, shown.MultiAZ, shown.StorageEncrypted, shown.KmsKeyId, shown.DeletionProtection).ShouldBe((false, false, false, null, false));
        shown.Endpoint!.Address.ShouldMatch("^mydb\\.c[a-z0-9]{11}\\.us-east-1\\.rds\\.amazonaws\\.com$");
        (shown.Endpoint.Port, shown.DbiResourceId[..3], shown.TagList.Single()).ShouldBe((3307, "db-", new Tag("Team", "a")));
    }

    [Fact]
    public async Task An_identifier_is_taken_until_its_database_is_gone()
    {
        await AvailableAsync(Database());
        await RdsRefusesAsync("DBInstanceAlreadyExists", () => CreateAsync(Database("DB")), "DB instance already exists");

        await DeleteAsync("db");
        await RdsRefusesAsync("DBInstanceAlreadyExists", () => CreateAsync(Database()));
        await WaitAsync();
        await CreateAsync(Database());
    }

    [Fact]
    public async Task A_database_without_a_subnet_group_is_in_the_default_VPC_with_a_public_address()
    {
        var one = await AvailableAsync(Database());

        (one.DBSubnetGroup.Name, one.DBSubnetGroup.Subnets.Count, one.PubliclyAccessible, one.AvailabilityZone).ShouldBe(("default", 6, true, "us-east-1a"));
        (await InterfacesAsync(one.DBSubnetGroup.VpcId)).Single().Association.PublicIp.ShouldNotBeNull();
        await RdsRefusesAsync("InvalidParameterValue", () => Rds.DeleteDBSubnetGroupAsync(new("default"), Token));
    }

    [Fact]
    public async Task An_empty_version_is_none() => (await CreateAsync(Database() with { EngineVersion = "" })).EngineVersion.ShouldBe("8.4.7");

    [Theory]
    [InlineData("1db")]
    [InlineData("db-")]
    [InlineData("d--b")]
    [InlineData("d_b")]
    [InlineData("")]
    [InlineData("a123456789012345678901234567890123456789012345678901234567890123")]
    public async Task An_identifier_is_well_formed(string identifier) => await RdsRefusesAsync("InvalidParameterValue", () => CreateAsync(Database(identifier)));

    [Theory]
    [InlineData(null, "The parameter MasterUserPassword must be provided and must not be blank.")]
    [InlineData("1234567", "The parameter MasterUserPassword is not a valid password because it is shorter than 8 characters.")]
    [InlineData("123456789012345678901234567890123456789012", "The parameter MasterUserPassword is not a valid password because it is longer than 41 characters.")]
    [InlineData("pass@word", Forbidden)]
    [InlineData("pass/word", Forbidden)]
    [InlineData("pass\"word", Forbidden)]
    [InlineData("pass word", Forbidden)]
    [InlineData("passwörter", Forbidden)]
    public async Task A_password_is_one_that_the_engine_takes(string? password, string text) => await RdsRefusesAsync("InvalidParameterValue", () => CreateAsync(Database() with { MasterUserPassword = password }), text);

    [Fact]
    public async Task No_password_is_kept_or_recorded()
    {
        await CreateAsync(Database() with { MasterUserPassword = "s3cret-s3cret" });
        Backend.Emulator.Journal.Recent.Select(call => $"{call.Parameters} {call.Result}").ShouldAllBe(text => !text.Contains("s3cret", StringComparison.Ordinal));
        $"{Row("db")}".ShouldNotContain("s3cret");
    }

    [Fact]
    public async Task What_is_kept_of_a_password_is_MySQL_s_verifier()
    {
        await AvailableAsync(Database() with { MasterUserPassword = "password" });
        Row("db").PasswordVerifier.ShouldBe("*2470C0C06DEE42FD1618BB99005ADCA2EC9D1E19"); // what MySQL's PASSWORD('password') was documented to answer

        await Rds.ModifyDBInstanceAsync(new("db") { MasterUserPassword = "correct-horse" }, Token);
        Row("db").PasswordVerifier.ShouldBe("*2470C0C06DEE42FD1618BB99005ADCA2EC9D1E19"); // until the modification is made
        await WaitAsync();
        Row("db").PasswordVerifier.ShouldBe("*D4D16E8D614A8CBB98AE116E1B6CCBC823AEA715");
        Row("db").PendingVerifier.ShouldBeNull();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("1admin")]
    [InlineData("ad-min")]
    [InlineData("rdsadmin")]
    [InlineData("SELECT")]
    [InlineData("a1234567890123456")]
    public async Task A_master_user_is_well_formed_and_not_reserved(string? name) => await RdsRefusesAsync("InvalidParameterValue", () => CreateAsync(Database() with { MasterUsername = name }));

    public static TheoryData<string, CreateDBInstance> Invalid => new()
    {
        { "InvalidParameterValue", Database() with { DBInstanceClass = "db.t3.gigantic" } },
        { "InvalidParameterValue", Database() with { DBInstanceClass = "t3.micro" } },
        { "InvalidParameterValue", Database() with { DBInstanceClass = "db.m5.metal" } },
        { "InvalidParameterValue", Database() with { Engine = "dbase" } },
        { "NotImplemented", Database() with { Engine = "postgres" } },
        { "InvalidParameterCombination", Database() with { EngineVersion = "5.1.1" } },
        { "InvalidParameterValue", Database() with { AllocatedStorage = null } },
        { "InvalidParameterValue", Database() with { AllocatedStorage = 19 } },
        { "InvalidParameterValue", Database() with { AllocatedStorage = 99, StorageType = "io1", Iops = 1000 } },
        { "InvalidParameterCombination", Database() with { AllocatedStorage = 100, StorageType = "io1" } },
        { "InvalidParameterCombination", Database() with { AllocatedStorage = 100, Iops = 5001 } },
        { "InvalidParameterCombination", Database() with { Iops = 3000, StorageType = "gp3" } },
        { "InvalidParameterValue", Database() with { StorageType = "tape" } },
        { "InvalidParameterCombination", Database() with { MaxAllocatedStorage = 21 } },
        { "InvalidParameterValue", Database() with { Port = 1149 } },
        { "InvalidParameterValue", Database() with { Port = 65536 } },
        { "InvalidParameterValue", Database() with { BackupRetentionPeriod = 36 } },
        { "InvalidParameterValue", Database() with { PreferredMaintenanceWindow = "sunday" } },
        { "InvalidParameterValue", Database() with { PreferredMaintenanceWindow = "sun:0٣:00-sun:04:00" } },
        { "InvalidParameterValue", Database() with { PreferredBackupWindow = "0٣:00-04:00" } },
        { "InvalidParameterValue", Database() with { PreferredBackupWindow = "25:00-26:00" } },
        { "InvalidParameterValue", Database() with { AvailabilityZone = "eu-west-1a" } },
        { "InvalidParameterCombination", Database() with { AvailabilityZone = "us-east-1a", MultiAZ = true } },
        { "InvalidParameterCombination", Database() with { LicenseModel = "bring-your-own-license" } },
        { "InvalidParameterCombination", Database() with { KmsKeyId = "alias/aws/rds" } },
        { "InvalidParameterValue", Database() with { DBName = "1st" } },
        { "InvalidParameterValue", Database() with { VpcSecurityGroupIds = ["sg-00000000000000000"] } },
        { "DBSubnetGroupNotFoundFault", Database(group: "none") },
        { "InvalidParameterValue", Database() with { Tags = [new("aws:team", "a")] } },
        { "InvalidParameterValue", Database() with { Tags = [new("rds:team", "a")] } },
        { "InvalidParameterValue", Database() with { Tags = [new("a", "1"), new("a", "2")] } },
    };

    [Theory]
    [MemberData(nameof(Invalid))]
    public async Task What_no_database_can_be_is_refused(string code, CreateDBInstance request) => await RdsRefusesAsync(code, () => CreateAsync(request));

    [Fact]
    public async Task A_standby_is_in_another_zone_of_the_group()
    {
        await NewSubnetGroupAsync();
        var one = await AvailableAsync(Database(group: "group") with { MultiAZ = true });
        (one.MultiAZ, one.AvailabilityZone, one.SecondaryAvailabilityZone).ShouldBe((true, "us-east-1a", "us-east-1b"));
    }

    [Fact]
    public async Task Databases_are_listed_by_filters()
    {
        var (one, other) = (await AvailableAsync(Database("one")), await AvailableAsync(Database("other") with { Engine = "mariadb" }));

        (await IdentifiersAsync(new Filter("engine", ["mariadb"]))).ShouldBe(["other"]);
        (await IdentifiersAsync(new Filter("db-instance-id", [one.DBInstanceArn, "other"]))).ShouldBe(["one", "other"]);
        (await IdentifiersAsync(new Filter("dbi-resource-id", [one.DbiResourceId]), new Filter("engine", ["mysql"]))).ShouldBe(["one"]);
        (await IdentifiersAsync(new Filter("dbi-resource-id", [other.DbiResourceId]), new Filter("engine", ["mysql"]))).ShouldBeEmpty();
        await RdsRefusesAsync("InvalidParameterValue", () => IdentifiersAsync(new Filter("color", ["red"])), "Unrecognized filter name: color");

        async Task<IEnumerable<string>> IdentifiersAsync(params Filter[] filters) => (await Rds.DescribeDBInstancesAsync(new(Filters: filters), Token)).DBInstances.Select(instance => instance.DBInstanceIdentifier);
    }

    private const string Forbidden = "The parameter MasterUserPassword is not a valid password. Only printable ASCII characters besides '/', '@', '\"', ' ' may be used.";
}
