using ScsLabs.Model.State;

namespace ScsLabs.Model.Calls;

/// <summary>One call in the making: who calls, where, when, and the world as the call sees it.</summary>
public sealed record Call
{
    /// <summary>The service that is called.</summary>
    public required Api Api { get; init; }

    /// <summary>Who calls.</summary>
    public required Caller Caller { get; init; }

    /// <summary>The Region of the endpoint that was called.</summary>
    public required string Region { get; init; }

    /// <summary>The call's id, which the answer carries.</summary>
    public required string RequestId { get; init; }

    /// <summary>The time of the call, by the world's clock; the same throughout.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>The world: a <see cref="Draft"/> for a call that writes.</summary>
    public required WorldView View { get; init; }

    /// <summary>The entrance through which a service calls another within this call.</summary>
    public required CallRunner Runner { get; init; }

    /// <summary>The call's beginning.</summary>
    public required CallStart Start { get; init; }

    /// <summary>What the operation prepared outside of the writers' turn; null where nothing was.</summary>
    public object? Prepared { get; init; }

    /// <summary>The authorizer of the call's asks.</summary>
    public required IAuthorizer Authorizer { get; init; }

    /// <summary>The source of ids.</summary>
    public IdSource Ids => Runner.Ids;

    /// <summary>When access keys were last used: what the journal knows, not the world.</summary>
    public IKeyUsage KeyUsage => Runner.KeyUsage;

    /// <summary>The caller's account; for a service that of the resource on whose behalf it calls; the default value for callers without one.</summary>
    public AccountId Account => Caller.Principal.Account ?? Caller.SourceAccount ?? default;

    /// <summary>Where the caller's regional rows live.</summary>
    public Place Place => new(Account, Region);

    /// <summary>Where the caller's rows of a global service live.</summary>
    public Place GlobalPlace => Place.Of(Account);

    /// <summary>The draft of a call that writes.</summary>
    /// <exception cref="InvalidOperationException">The call only reads: its operation declares no draft.</exception>
    public Draft Draft => View as Draft ?? throw new InvalidOperationException($"A reading call of {Api.Name} can't write.");

    /// <summary>Asks for a permission.</summary>
    /// <exception cref="AwsError">It is refused.</exception>
    public void Authorize(Ask ask) => Authorizer.Authorize(this, ask);

    /// <summary>The time, to the millisecond, as AWS keeps times.</summary>
    public DateTimeOffset Timestamp => new(Now.Ticks - (Now.Ticks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero);
}

/// <summary>Decides about the asks of one call.</summary>
public interface IAuthorizer
{
    /// <summary>Throws unless the ask is granted.</summary>
    /// <exception cref="AwsError">The service's own refusal, with the reason.</exception>
    void Authorize(Call call, Ask ask);

    /// <summary>An authorizer for a call that a service makes within this one. What it decides counts as this one's, too.</summary>
    IAuthorizer ForNested();
}

/// <summary>Remembers when access keys were last used.</summary>
public interface IKeyUsage
{
    /// <summary>The key's last use; null if it wasn't used since the emulator began.</summary>
    KeyUse? LastUse(string accessKeyId);
}

/// <summary>The last use of an access key.</summary>
/// <param name="At">When, by the world's clock.</param>
/// <param name="Service">With which service.</param>
/// <param name="Region">In which Region.</param>
public sealed record KeyUse(DateTimeOffset At, string Service, string Region);
