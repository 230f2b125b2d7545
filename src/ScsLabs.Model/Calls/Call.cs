using ScsLabs.Model.State;

namespace ScsLabs.Model.Calls;

/// <summary>One call in progress: its caller, Region and time, and the world as the call sees it.</summary>
internal sealed record Call
{
    /// <summary>The operation that is called.</summary>
    public required Operation Operation { get; init; }

    /// <summary>The request's record.</summary>
    public required object Request { get; init; }

    /// <summary>The service that is called.</summary>
    public Api Api => Operation.Api;

    /// <summary>The caller.</summary>
    public required Caller Caller { get; init; }

    /// <summary>The Region of the endpoint that was called.</summary>
    public required string Region { get; init; }

    /// <summary>The call's id, which the answer carries.</summary>
    public required string RequestId { get; init; }

    /// <summary>The time of the call, by the world's clock; the same throughout.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>The world: a <see cref="Draft"/> for a call that writes.</summary>
    public required WorldView View { get; init; }

    /// <summary>The runner through which a service calls another within this call.</summary>
    public required CallRunner Runner { get; init; }

    /// <summary>The call's beginning.</summary>
    public required CallStart Start { get; init; }

    /// <summary>The result of the operation's last preparation outside of the writers' turn; null where it prepared nothing yet.</summary>
    public object? Prepared { get; init; }

    /// <summary>The authorizer of the call's asks.</summary>
    public required IAuthorizer Authorizer { get; init; }

    /// <summary>The source of ids.</summary>
    public IdSource Ids => Runner.Ids;

    /// <summary>When access keys were last used. The journal keeps this, not the world.</summary>
    public IKeyUsage KeyUsage => Runner.KeyUsage;

    /// <summary>The caller's account; for a service, the account of the resource on whose behalf it calls; the default value for callers without one.</summary>
    public AccountId Account => Caller.Principal.Account ?? Caller.SourceAccount ?? default;

    /// <summary>The place of the caller's regional rows.</summary>
    public Place Place => new(Account, Region);

    /// <summary>The place of the caller's rows of a global service.</summary>
    public Place GlobalPlace => Place.Of(Account);

    /// <summary>The draft of a call that writes.</summary>
    /// <exception cref="InvalidOperationException">The call only reads: its operation declares no draft.</exception>
    public Draft Draft => View as Draft ?? throw new InvalidOperationException($"A reading call of {Api.Name} can't write.");

    /// <summary>Requires a permission.</summary>
    /// <exception cref="AwsException">The permission is refused.</exception>
    public void Authorize(Ask ask) => Authorizer.Authorize(this, ask);

    /// <summary>Whether the caller has a permission that only a part of the answer needs.</summary>
    public bool IsAllowed(Ask ask)
    {
        try
        {
            Authorize(ask);
            return true;
        }
        catch (AwsException)
        {
            return false;
        }
    }

    /// <summary>The time of the call, truncated to the millisecond, the precision that AWS stores.</summary>
    public DateTimeOffset Timestamp => ToMilliseconds(Now);

    /// <summary>A time, truncated to the millisecond.</summary>
    internal static DateTimeOffset ToMilliseconds(DateTimeOffset time) => new(time.Ticks - (time.Ticks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero);
}

/// <summary>Decides the asks of one call.</summary>
internal interface IAuthorizer
{
    /// <summary>Throws unless the ask is granted.</summary>
    /// <exception cref="AwsException">The service's own refusal, with the reason.</exception>
    void Authorize(Call call, Ask ask);

    /// <summary>Creates an authorizer for a call that a service makes within this one. Its decisions are added to this one's.</summary>
    IAuthorizer ForNested();
}

/// <summary>Records when access keys and roles were last used.</summary>
internal interface IKeyUsage
{
    /// <summary>The key's last use; null if it wasn't used since the emulator started.</summary>
    KeyUse? LastUse(string accessKeyId);

    /// <summary>The last call with a session of the role with this unique id; null if there was none since the emulator started.</summary>
    KeyUse? LastUseOfRole(string roleId);
}

/// <summary>The last use of an access key or a role.</summary>
/// <param name="At">The time, by the world's clock.</param>
/// <param name="Service">The service that was called.</param>
/// <param name="Region">The Region that was called.</param>
internal sealed record KeyUse(DateTimeOffset At, string Service, string Region);
