using ScsLabs.Services.Rds;

namespace ScsLabs.Services.Tests.Rds;

/// <summary>Permissions of RDS: resources and condition keys as guides use them.</summary>
public sealed class DatabasePermissionTests : DatabaseWorld
{
    [Fact]
    public async Task The_User_Guide_s_policy_lets_a_user_create_databases_of_its_kind()
    {
        string[] resources = [Arn("db:test*"), Arn("og:default*"), Arn("pg:default*"), Arn("subgrp:default")];
        var user = await UserAsync("user", resources.Select(resource => Allow("rds:CreateDBInstance", resource, """{"StringEquals":{"rds:DatabaseEngine":"mysql","rds:DatabaseClass":"db.t3.micro"}}""")));

        await user.Rds.CreateDBInstanceAsync(Database("test1"), Token);
        await RefusedAsync(user, Database("prod"), "rds:CreateDBInstance", Arn("db:prod"));
        await RefusedAsync(user, Database("test2") with { Engine = "mariadb" }, "rds:CreateDBInstance", Arn("db:test2"));
        await RefusedAsync(user, Database("test2") with { DBInstanceClass = "db.t3.large" }, "rds:CreateDBInstance", Arn("db:test2"));
        await NewSubnetGroupAsync();
        await RefusedAsync(user, Database("test2", "group"), "rds:CreateDBInstance", Arn("subgrp:group"));
    }

    [Theory]
    [InlineData("""{"Bool":{"rds:StorageEncrypted":"false"}}""")]
    [InlineData("""{"Bool":{"rds:PubliclyAccessible":"true"}}""")]
    [InlineData("""{"Bool":{"rds:MultiAz":"false"}}""")]
    [InlineData("""{"NumericGreaterThan":{"rds:StorageSize":"100"}}""")]
    [InlineData("""{"NumericNotEquals":{"rds:Piops":"0"}}""")]
    [InlineData("""{"StringLike":{"rds:DatabaseName":"test*"}}""")]
    public async Task A_condition_forbids_what_it_describes_and_nothing_else(string condition)
    {
        var user = await UserAsync("user", Allow("*"), $$"""{"Effect":"Deny","Action":"rds:CreateDBInstance","Resource":"*","Condition":{{condition}}}""");
        var forbidden = Database("bad") with { StorageEncrypted = false, PubliclyAccessible = true, MultiAZ = false, AllocatedStorage = 200, StorageType = "io1", Iops = 1000, DBName = "test1" };
        var allowed = Database("good") with { StorageEncrypted = true, PubliclyAccessible = false, MultiAZ = true, AllocatedStorage = 100, DBName = "app" };

        await RefusedAsync(user, forbidden, "rds:CreateDBInstance", Arn("db:bad"));
        await user.Rds.CreateDBInstanceAsync(allowed, Token);
    }

    [Fact]
    public async Task Tags_at_creation_need_the_permission_for_tags()
    {
        var user = await UserAsync("user", Allow("rds:CreateDBInstance"), Allow("rds:AddTagsToResource", condition: """{"StringEquals":{"rds:req-tag/Team":"a"},"ForAllValues:StringEquals":{"aws:TagKeys":"Team"}}"""));

        await user.Rds.CreateDBInstanceAsync(Database("one") with { Tags = [new("Team", "a")] }, Token);
        await user.Rds.CreateDBInstanceAsync(Database("two"), Token);
        await RefusedAsync(user, Database("three") with { Tags = [new("Team", "b")] }, "rds:AddTagsToResource", Arn("db:three"));
        await RefusedAsync(user, Database("three") with { Tags = [new("Team", "a"), new("Cost", "1")] }, "rds:AddTagsToResource", Arn("db:three"));
    }

    [Theory]
    [InlineData("rds:db-tag/Team")]
    [InlineData("aws:ResourceTag/Team")]
    public async Task Tags_of_a_database_decide_who_may_change_it(string key)
    {
        await AvailableAsync(Database("mine") with { Tags = [new("Team", "a")] });
        await AvailableAsync(Database("theirs") with { Tags = [new("Team", "b")] });
        var user = await UserAsync("user", Allow("rds:*", condition: $$$"""{"StringEquals":{"{{{key}}}":"a"}}"""));

        await user.Rds.RebootDBInstanceAsync(new("mine"), Token);
        await RefusedAsync(() => user.Rds.RebootDBInstanceAsync(new("theirs"), Token), "rds:RebootDBInstance", Arn("db:theirs"));
        await RefusedAsync(() => user.Rds.DeleteDBInstanceAsync(new("theirs", SkipFinalSnapshot: true), Token), "rds:DeleteDBInstance", Arn("db:theirs"));
        await RefusedAsync(() => user.Rds.AddTagsToResourceAsync(new(Arn("db:theirs"), [new("Team", "a")]), Token), "rds:AddTagsToResource", Arn("db:theirs"));
    }

    [Fact]
    public async Task A_modification_is_judged_by_the_settings_that_it_leads_to()
    {
        await AvailableAsync(Database());
        var user = await UserAsync("user", Allow("rds:ModifyDBInstance", condition: """{"StringLike":{"rds:DatabaseClass":"db.t3.*"}}"""));

        await user.Rds.ModifyDBInstanceAsync(new("db") { DBInstanceClass = "db.t3.small" }, Token);
        await RefusedAsync(() => user.Rds.ModifyDBInstanceAsync(new("db") { DBInstanceClass = "db.m5.large" }, Token), "rds:ModifyDBInstance", Arn("db:db"));
    }

    [Fact]
    public async Task Lists_ask_on_all_databases_and_one_on_itself()
    {
        await AvailableAsync(Database());
        var (one, all) = (await UserAsync("one", Allow("rds:DescribeDBInstances", Arn("db:db"))), await UserAsync("all", Allow("rds:DescribeDBInstances", Arn("db:*"))));

        await one.Rds.DescribeDBInstancesAsync(new("db"), Token);
        await RefusedAsync(() => one.Rds.DescribeDBInstancesAsync(new(), Token), "rds:DescribeDBInstances", Arn("db:*"));
        await all.Rds.DescribeDBInstancesAsync(new(), Token);
    }

    private string Arn(string resource) => $"arn:aws:rds:us-east-1:{Aws.A.Id}:{resource}";

    private Task RefusedAsync(Actor user, CreateDBInstance request, string action, string resource) => RefusedAsync(() => user.Rds.CreateDBInstanceAsync(request, Token), action, resource);

    private async Task RefusedAsync(Func<Task> call, string action, string resource) =>
        (await RdsRefusesAsync("AccessDenied", call)).Message.ShouldContain($"is not authorized to perform: {action} on resource: {resource}");
}
