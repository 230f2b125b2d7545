namespace ScsLabs.Services.Lambda;

/// <summary>How many functions of an account in a Region run at once.</summary>
/// <remarks>Source: Lambda Developer Guide, "Lambda quotas" and "Configuring reserved concurrency".</remarks>
internal static class AccountConcurrency
{
    /// <summary>The maximum of all functions.</summary>
    public const int Most = 1000;

    /// <summary>How much of it nobody can reserve.</summary>
    public const int LeastUnreserved = 100;

    /// <summary>How much of it no function reserves.</summary>
    public static int Unreserved(WorldView view, Place place) => Most - view.All(Function.ByReserving, place).Sum(static function => function.ReservedConcurrency ?? 0);
}
