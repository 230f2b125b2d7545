using ScsLabs.Services.Rds;

namespace ScsLabs.Services.Tests.Rds;

/// <summary>The versions of the engines.</summary>
public sealed class EngineVersionTests : DatabaseWorld
{
    [Fact]
    public async Task Versions_are_listed_by_engine_major_version_and_family()
    {
        (await ListAsync(new())).Select(version => version.Engine).Distinct().ShouldBe(["mariadb", "mysql"]);
        (await ListAsync(new("mysql", "8.0"))).ShouldAllBe(version => version.MajorEngineVersion == "8.0" && version.DBParameterGroupFamily == "mysql8.0");
        (await ListAsync(new("mysql", DefaultOnly: true))).Single().EngineVersion.ShouldBe("8.4.7");
        (await ListAsync(new("mysql", "8.0", DefaultOnly: true))).Single().EngineVersion.ShouldBe("8.0.44");
        (await ListAsync(new(DBParameterGroupFamily: "mariadb11.4"))).ShouldAllBe(version => version.Engine == "mariadb");
        (await ListAsync(new(Filters: [new("engine-version", ["8.4.7"])]))).Single().ValidUpgradeTarget.ShouldBeEmpty();
        (await ListAsync(new("mysql", "8.0.44"))).Single().ValidUpgradeTarget.ShouldAllBe(target => target.IsMajorVersionUpgrade);
    }

    [Fact]
    public async Task Every_listed_version_can_be_had()
    {
        foreach (var version in await ListAsync(new()))
        {
            var one = await CreateAsync(Database($"v-{version.Engine}-{version.EngineVersion.Replace('.', '-')}") with { Engine = version.Engine, EngineVersion = version.EngineVersion });
            (one.Engine, one.EngineVersion).ShouldBe((version.Engine, version.EngineVersion));
        }
    }

    [Fact]
    public async Task Other_engines_are_unknown_or_not_emulated()
    {
        await RdsRefusesAsync("InvalidParameterValue", () => ListAsync(new("dbase")), "Invalid DB engine");
        await RdsRefusesAsync("NotImplemented", () => ListAsync(new("postgres")));
    }

    private async Task<IReadOnlyList<DbEngineVersionView>> ListAsync(DescribeDBEngineVersions request) => (await Rds.DescribeDBEngineVersionsAsync(request, Token)).DBEngineVersions;
}
