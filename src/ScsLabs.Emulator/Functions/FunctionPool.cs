using System.Diagnostics;
using ScsLabs.Services.Lambda;

namespace ScsLabs.Emulator.Functions;

/// <summary>The execution environments of a function. Those that are idle are kept for a while, the one used last is used next.</summary>
internal sealed class FunctionPool
{
    private readonly Lock gate = new();
    private readonly List<ExecutionEnvironment> idle = [];

    /// <summary>Takes an idle environment that fits.</summary>
    public ExecutionEnvironment? Take(Func<ExecutionEnvironment, bool> fits)
    {
        lock (gate)
        {
            for (var last = idle.Count - 1; last >= 0; last--)
            {
                if (idle[last] is var environment && fits(environment))
                {
                    idle.RemoveAt(last);
                    return environment;
                }
            }

            return null;
        }
    }

    /// <summary>Keeps an environment that became idle.</summary>
    public void Keep(ExecutionEnvironment environment)
    {
        lock (gate)
        {
            idle.Add(environment);
        }
    }

    /// <summary>Takes out the idle environments that are to be ended.</summary>
    public IReadOnlyList<ExecutionEnvironment> TakeAll(Func<ExecutionEnvironment, bool> ends)
    {
        lock (gate)
        {
            var taken = idle.Where(ends).ToList();
            idle.RemoveAll(taken.Contains);
            return taken;
        }
    }
}
