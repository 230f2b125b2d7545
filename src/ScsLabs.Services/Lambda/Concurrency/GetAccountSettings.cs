namespace ScsLabs.Services.Lambda;

/// <summary>Shows the account's quotas in the Region, and how much of them is used.</summary>
/// <remarks>Source: Lambda API Reference, GetAccountSettings; Lambda Developer Guide, "Lambda quotas".</remarks>
[Operation<LambdaApi>, AnyResource]
public sealed record GetAccountSettings
{
    /// <summary>The maximum size of all packages of an account in bytes.</summary>
    private const long MostCode = 80_530_636_800;

    /// <summary>The maximum size of a package in a request in bytes.</summary>
    private const long MostZipped = 52_428_800;

    /// <summary>The quotas and their use.</summary>
    public sealed record Result(AccountLimit AccountLimit, AccountUsage AccountUsage);

    /// <summary>Shows the quotas.</summary>
    internal static Result Handle(GetAccountSettings request, Call call)
    {
        var functions = call.View.All<Function>(call.Place);
        return new(
            new(MostCode, Packages.MostUnzipped, MostZipped, AccountConcurrency.Most, AccountConcurrency.Unreserved(call.View, call.Place)),
            new(functions.Sum(function => function.Code.Zip.Length + call.View.All<PublishedVersion>(function.Within).Sum(static version => version.Code.Zip.Length)), call.View.Count<Function>(call.Place)));
    }
}

/// <summary>The quotas: sizes in bytes, and how many functions run at once.</summary>
public sealed record AccountLimit(long TotalCodeSize, long CodeSizeUnzipped, long CodeSizeZipped, int ConcurrentExecutions, int UnreservedConcurrentExecutions);

/// <summary>The size of all packages in bytes, those of versions among them, and the number of functions.</summary>
public sealed record AccountUsage(long TotalCodeSize, long FunctionCount);
