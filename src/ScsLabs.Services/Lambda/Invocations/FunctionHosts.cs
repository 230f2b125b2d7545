namespace ScsLabs.Services.Lambda;

/// <summary>Finds what runs functions.</summary>
internal static class FunctionHosts
{
    /// <summary>The host; null where the emulator has none.</summary>
    public static IFunctionHost? Of(IActing acting) => acting.Outside.OfType<IFunctionHost>().SingleOrDefault();

    /// <summary>The host, if it can run functions of a runtime.</summary>
    /// <exception cref="AwsException">NotImplemented, with the reason.</exception>
    public static async Task<IFunctionHost> ForAsync(Runtime runtime, IActing acting) =>
        Of(acting) is not { } host ? throw AwsException.NotEmulated("running functions here")
        : (await host.RefusalAsync().ConfigureAwait(false) ?? await host.RefusalAsync(runtime).ConfigureAwait(false)) is { } refusal ? throw AwsException.CannotRun(refusal)
        : host;

    /// <summary>Requires that functions of a runtime could run here, unless no function can: then a function can be made all the same.</summary>
    /// <exception cref="AwsException">NotImplemented, with the reason.</exception>
    /// <exception cref="NotPreparedException">It isn't known yet.</exception>
    public static void RequireRuntime(Runtime runtime, IActing acting)
    {
        if (Of(acting)?.RefusalAsync(runtime) is { } looking && (looking.IsCompletedSuccessfully ? looking.Result : throw new NotPreparedException(AwsException.CannotRun("It isn't known yet whether functions of this runtime can run here."))) is { } refusal)
        {
            throw AwsException.CannotRun(refusal);
        }
    }

    /// <summary>Finds out what <see cref="RequireRuntime"/> must know, outside of the writers' turn.</summary>
    public static Task PrepareAsync(Runtime? runtime, IActing acting) => runtime is { } wanted && Of(acting) is { } host ? host.RefusalAsync(wanted) : Task.CompletedTask;
}
