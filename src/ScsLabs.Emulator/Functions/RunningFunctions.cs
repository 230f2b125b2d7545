using ScsLabs.Services.Lambda;

namespace ScsLabs.Emulator.Functions;

/// <summary>Counts the functions that run, and lets no more run than may: of a function with reserved concurrency as many as that, of all others of an account and Region together as many as nobody reserved.</summary>
/// <remarks>Source: Lambda Developer Guide, "Configuring reserved concurrency".</remarks>
internal sealed class RunningFunctions
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, int> byFunction = new(StringComparer.Ordinal);
    private readonly Dictionary<Place, int> unreserved = [];

    /// <summary>Begins to run a function.</summary>
    /// <param name="function">The function as it is now.</param>
    /// <param name="most">How many functions without reserved concurrency may run at once.</param>
    /// <returns>The end of the run.</returns>
    /// <exception cref="AwsException">TooManyRequestsException.</exception>
    public IDisposable Enter(Function function, int most)
    {
        lock (gate)
        {
            if (function.ReservedConcurrency is { } reserved)
            {
                Add(byFunction, function.Arn, reserved, "ReservedFunctionConcurrentInvocationLimitExceeded");
                return new Run(() => Leave(function, isReserved: true));
            }

            Add(unreserved, function.Place, most, "ConcurrentInvocationLimitExceeded");
            Add(byFunction, function.Arn, int.MaxValue, "");
            return new Run(() => Leave(function, isReserved: false));
        }
    }

    private static void Add<TKey>(Dictionary<TKey, int> counts, TKey key, int most, string reason)
        where TKey : notnull
    {
        var count = counts.GetValueOrDefault(key);
        counts[key] = count < most ? count + 1 : throw LambdaErrors.Busy(reason);
    }

    private static void Subtract<TKey>(Dictionary<TKey, int> counts, TKey key)
        where TKey : notnull
    {
        if (--counts[key] == 0)
        {
            counts.Remove(key);
        }
    }

    private void Leave(Function function, bool isReserved)
    {
        lock (gate)
        {
            Subtract(byFunction, function.Arn);
            if (!isReserved)
            {
                Subtract(unreserved, function.Place);
            }
        }
    }

    private sealed class Run(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
