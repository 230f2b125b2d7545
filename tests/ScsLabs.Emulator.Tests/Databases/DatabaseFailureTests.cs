using ScsLabs.Emulator.Databases;

namespace ScsLabs.Emulator.Tests.Databases;

/// <summary>A server that can't start, or isn't there, is told as such, and the emulator lives.</summary>
public sealed class DatabaseFailureTests : DatabaseWorld
{
    private protected override DatabaseProgram Program => new("/bin/false", []);

    [Fact]
    public async Task A_server_that_cannot_start_is_told_and_the_emulator_lives()
    {
        var failure = await Should.ThrowAsync<BackendException>(() => Aws.Network.OpenAsync(App, Orders, 3306, Token));

        failure.Message.ShouldContain($"502 The server of the database {Orders} can't start: ");
        Log.ShouldHaveSingleItem().ShouldStartWith($"A database of RDS has no server The server of the database {Orders} can't start: ");
        (await Aws.A.Root.Sts.GetCallerIdentityAsync(new(), Token)).Account.ShouldBe("111111111111");
        Directory.EnumerateFiles(Backend.Emulator.Databases!.Folder!, "pid", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    [Fact]
    public void A_machine_without_a_server_is_told_what_to_install()
    {
        var missing = Should.Throw<NotSupportedException>(() => DatabaseProgram.Find(["/nowhere"]));

        missing.Message.ShouldStartWith("Real databases of RDS (SCSLABS_RDS=real) need a MariaDB server on this machine: mariadbd, ");
        missing.Message.ShouldContain("apt-get install mariadb-server-core");
    }
}
