using Microsoft.Extensions.Logging.Abstractions;

namespace ScsLabs.Services.Tests;

/// <summary>The entrance for calls, without an emulator around it.</summary>
internal static class Runners
{
    public static CallRunner On(WorldStore store, Func<IAuthorizer> authorizers, IdSource? ids = null) =>
        new(store, ids ?? new IdSource(), new IdSource(), authorizers, new Nowhere(), new Nowhere(), NullLogger.Instance);

    /// <summary>Records nothing.</summary>
    private sealed class Nowhere : ICallRecorder, IKeyUsage
    {
        public void Record(FinishedCall call)
        {
        }

        public KeyUse? LastUse(string accessKeyId) => null;

        public KeyUse? LastUseOfRole(string roleId) => null;
    }
}
