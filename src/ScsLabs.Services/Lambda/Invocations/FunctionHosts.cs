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
        : await host.RefusalAsync(runtime).ConfigureAwait(false) is { } refusal ? throw LambdaErrors.CannotRun(refusal)
        : host;
}
