using System.Reflection;
using ScsLabs.Harness.Telling;

namespace ScsLabs.Harness.Proof;

/// <summary>Runs a lab's checks without xunit's runner, one after the other.</summary>
internal static class CheckRun
{
    /// <summary>The capabilities that an embedded backend has only where this machine lets it.</summary>
    private static readonly string[] OfMachine = [Capability.DatabaseServer, Capability.Sandbox];

    /// <summary>The checks of a class, in the order of their names.</summary>
    public static IReadOnlyList<MethodInfo> ChecksOf(Type checks) =>
        [.. checks.GetMethods().Where(method => method.IsDefined(typeof(CheckAttribute))).OrderBy(method => method.Name, StringComparer.Ordinal)];

    /// <summary>The checks that a proof runs on a lab's embedded backend: all, but for those that need what this machine lacks. Every other capability the backend has.</summary>
    public static async Task<IReadOnlyList<MethodInfo>> ChecksOfAsync(Type checks, LabFixture lab)
    {
        var run = ChecksOf(checks);
        foreach (var capability in OfMachine)
        {
            if (run.Any(Needs) && !(await lab.Backend.Capabilities.ProbeAsync(capability).ConfigureAwait(false)).Has)
            {
                run = [.. run.Where(check => !Needs(check))];
            }

            bool Needs(MethodInfo check) => Capability.NeedsOf(check).Contains(capability, StringComparer.Ordinal);
        }

        return run;
    }

    /// <summary>Runs one check on a lab. Returns null if the check passes, else the reason for its failure.</summary>
    /// <exception cref="InvalidOperationException">The check broke: it neither passed nor failed, so it proves nothing.</exception>
    public static async Task<string?> RunAsync<TLab, TChecks>(TLab lab, MethodInfo check)
        where TLab : LabFixture
        where TChecks : LabChecks<TLab>
    {
        var failure = await EnterAndAttemptAsync(lab, check).ConfigureAwait(false);
        return failure is null || IsRed(failure) ? failure?.Message : throw new InvalidOperationException($"{check.Name} broke: {failure.Message}", failure);
    }

    /// <summary>Runs a check on the world as it is. Returns the exception that it ended with, or null.</summary>
    public static async Task<Exception?> AttemptAsync(LabFixture lab, MethodInfo check)
    {
        try
        {
            var checks = (IAsyncDisposable)Activator.CreateInstance(check.ReflectedType!, lab)!;
            await using (checks.ConfigureAwait(false))
            {
                await ((Task)check.Invoke(checks, null)!).ConfigureAwait(false);
                return null;
            }
        }
        catch (Exception failure)
        {
            return failure is TargetInvocationException { InnerException: { } inner } ? inner : failure;
        }
    }

    /// <summary>Whether the check is skipped on this lab's backend.</summary>
    public static async Task<bool> IsSkippedAsync(LabFixture lab, MethodInfo check)
    {
        try
        {
            await Capability.RequireAsync(lab.Backend, Capability.NeedsOf(check), required: null).ConfigureAwait(false);
            return false;
        }
        catch (Xunit.Sdk.SkipException)
        {
            return true;
        }
    }

    /// <summary>Prepares a check and runs it. Returns the exception that it ended with, or null.</summary>
    public static async Task<Exception?> EnterAndAttemptAsync(LabFixture lab, MethodInfo check)
    {
        try
        {
            await lab.EnterAsync(check).ConfigureAwait(false);
        }
        catch (UnmetException broken)
        {
            return broken;
        }

        return await AttemptAsync(lab, check).ConfigureAwait(false);
    }

    /// <summary>Whether the exception is a failed assertion or an AWS error other than the emulator's own failure.</summary>
    private static bool IsRed(Exception failure) =>
        Array.Exists(failure.GetType().GetInterfaces(), type => type.Name == "IAssertionException")
        || Answered.Of(failure) is { Code: not ("InternalFailure" or "NotImplemented") };
}
