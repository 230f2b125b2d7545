using ScsLabs.Services.Lambda;

namespace ScsLabs.Emulator.Functions;

/// <summary>Counts the functions that run, and lets no more run than may.</summary>
/// <param name="most">The maximum of an account in a Region.</param>
internal sealed class RunningFunctions(int most)
{
    private readonly Lock gate = new();
    private readonly Dictionary<Place, int> byPlace = [];

    /// <summary>Begins to run a function.</summary>
    /// <returns>The end of the run.</returns>
    /// <exception cref="AwsException">TooManyRequestsException.</exception>
    public IDisposable Enter(Function function)
    {
        lock (gate)
        {
            var count = byPlace.GetValueOrDefault(function.Place);
            if (count >= most)
            {
                throw LambdaErrors.Busy("ConcurrentInvocationLimitExceeded");
            }

            byPlace[function.Place] = count + 1;
        }

        return new Run(() => Leave(function.Place));
    }

    private void Leave(Place place)
    {
        lock (gate)
        {
            byPlace[place]--;
        }
    }

    private sealed class Run(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
