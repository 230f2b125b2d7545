namespace ScsLabs.Services.Ssm;

/// <summary>Finds what runs scripts.</summary>
internal static class CommandHosts
{
    /// <summary>The host; null where the emulator has none.</summary>
    public static ICommandHost? Of(IActing acting) => acting.Outside.OfType<ICommandHost>().SingleOrDefault();

    /// <summary>Requires that scripts can run here.</summary>
    /// <exception cref="AwsException">NotImplemented, with the reason.</exception>
    /// <exception cref="NotPreparedException">It isn't known yet.</exception>
    public static void Require(IActing acting)
    {
        if (Of(acting) is not { } host)
        {
            throw AwsException.NotEmulated("running commands here");
        }

        var looking = host.RefusalAsync();
        if (!looking.IsCompletedSuccessfully)
        {
            throw new NotPreparedException(AwsException.CannotRun("It isn't known yet whether commands can run here."));
        }

        if (looking.Result is { } refusal)
        {
            throw AwsException.CannotRun(refusal);
        }
    }

    /// <summary>Finds out what <see cref="Require"/> must know, outside of the writers' turn.</summary>
    public static Task PrepareAsync(IActing acting) => Of(acting)?.RefusalAsync() ?? Task.CompletedTask;
}
