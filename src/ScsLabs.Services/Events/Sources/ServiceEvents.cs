using System.Collections.Frozen;
using System.Text.Json;

namespace ScsLabs.Services.Events;

/// <summary>An event of one of AWS's services, which goes to the default bus.</summary>
/// <param name="Source">The source, such as <c>aws.ec2</c>.</param>
/// <param name="DetailType">The type of the detail.</param>
/// <param name="Place">The account and Region.</param>
/// <param name="Resources">The ARNs of the resources that it is about.</param>
/// <param name="Detail">Writes the detail, an object.</param>
internal sealed record ServiceEvent(string Source, string DetailType, Place Place, IReadOnlyList<string> Resources, Action<Utf8JsonWriter> Detail)
{
    /// <summary>Whether it tells of a call that only reads.</summary>
    public bool IsReadOnlyCall { get; init; }
}

/// <summary>Tells events that follow from changes of rows of one type.</summary>
internal abstract class EventSource
{
    /// <summary>The type of the rows.</summary>
    public abstract Type RowType { get; }

    /// <summary>The events of a change, after which the world is as given.</summary>
    public abstract IEnumerable<ServiceEvent> Of(Change change, World world);
}

/// <summary>Tells events that follow from changes of rows of one type.</summary>
internal abstract class EventSource<TRow> : EventSource
    where TRow : class, IRow<TRow>
{
    /// <inheritdoc />
    public sealed override Type RowType => typeof(TRow);

    /// <inheritdoc />
    public sealed override IEnumerable<ServiceEvent> Of(Change change, World world) => Of((TRow?)change.Before, (TRow?)change.After, world);

    /// <summary>The events of a change, after which the world is as given.</summary>
    protected abstract IEnumerable<ServiceEvent> Of(TRow? before, TRow? after, World world);
}

/// <summary>Sends the events of AWS's services to the default buses.</summary>
internal static class ServiceEvents
{
    private static readonly FrozenDictionary<Type, EventSource> Sources = ((EventSource[])[new InstanceEvents(), new ComplianceEvents(), new ConfigurationEvents(), new CommandEvents(), new CommandRunEvents()]).ToFrozenDictionary(source => source.RowType);

    /// <summary>Whether a commit changed something of which events tell, and some rule may wait for them.</summary>
    public static bool Concerns(Commit commit) => commit.Changes.Any(change => SourceOf(change) is not null && IsWatched(RowOf(change).Place, commit.World));

    /// <summary>Sends the events of a commit.</summary>
    public static Task FollowAsync(Commit commit, IActing acting, CancellationToken cancellationToken) =>
        PublishAsync(commit.Changes.SelectMany(change => SourceOf(change)?.Of(change, commit.World) ?? []), commit.At, acting, cancellationToken);

    /// <summary>Sends events to the default buses of their places.</summary>
    public static Task PublishAsync(IEnumerable<ServiceEvent> events, DateTimeOffset at, IActing acting, CancellationToken cancellationToken) => Router.RouteAsync(
        [
            .. events.Where(told => IsWatched(told.Place, acting.World)).Select(told =>
                new Envelope(acting.Ids.Uuid().ToString(), told.Source, told.DetailType, told.Place.Account, told.Place.Region, at, told.Resources)
                    .Around(EventBus.RulesOf(told.Place, EventBus.Default), told.Detail, acting.Now) with { IsReadOnlyCall = told.IsReadOnlyCall }),
        ],
        acting,
        cancellationToken);

    /// <summary>Whether the default bus of a place has rules.</summary>
    public static bool IsWatched(Place place, WorldView view) => view.Count<EventRule>(EventBus.RulesOf(place, EventBus.Default)) > 0;

    private static EventSource? SourceOf(Change change) => Sources.GetValueOrDefault(RowOf(change).GetType());

    private static IRow RowOf(Change change) => (change.After ?? change.Before)!;
}
