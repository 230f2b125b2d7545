using System.Runtime.CompilerServices;
using ScsLabs.Events;
using ScsLabs.Events.Patterns;

namespace ScsLabs.Services.Events;

/// <summary>Finds the rules that events match, and sends the events to their targets.</summary>
internal static class Router
{
    private static readonly ConditionalWeakTable<object, BusRules> Compiled = [];

    /// <summary>Sends events to the targets of the rules that they match.</summary>
    /// <exception cref="InvalidOperationException">The rules of a bus look at too many values of an event, which went to none; all others were sent.</exception>
    public static async Task RouteAsync(IReadOnlyList<BusEvent> events, IActing acting, CancellationToken cancellationToken)
    {
        InvalidEventPatternException? tooMuch = null;
        foreach (var sent in events)
        {
            IEnumerable<EventRule> rules = [];
            try
            {
                rules = Matching(sent, acting.World);
            }
            catch (InvalidEventPatternException tooComplex)
            {
                tooMuch = tooComplex;
            }

            foreach (var rule in rules)
            {
                await SendAsync(rule, sent, acting, cancellationToken).ConfigureAwait(false);
            }
        }

        if (tooMuch is not null)
        {
            throw new InvalidOperationException("An event went to no target: the rules of its bus look at too many of its values.", tooMuch);
        }
    }

    /// <summary>Sends an event to the targets of a rule.</summary>
    public static async Task SendAsync(EventRule rule, BusEvent sent, IActing acting, CancellationToken cancellationToken)
    {
        foreach (var target in acting.World.All<EventTarget>(rule.Targets))
        {
            await Deliveries.DeliverAsync(rule, target.Settings, sent, acting, cancellationToken).ConfigureAwait(false);
        }
    }

    private static IEnumerable<EventRule> Matching(BusEvent sent, World world) =>
        world.StateOf<EventRule>(sent.Bus) is { } state ? Compiled.GetValue(state, _ => new([.. world.All<EventRule>(sent.Bus)])).Matching(sent) : [];

    /// <summary>The enabled rules of a bus with a pattern, compiled together.</summary>
    private sealed class BusRules
    {
        private readonly EventRule[] rules;
        private readonly PatternSet patterns;

        public BusRules(IEnumerable<EventRule> all)
        {
            rules = [.. all.Where(rule => rule is { Pattern: not null, State: not RuleState.Disabled })];
            patterns = new([.. rules.Select(rule => rule.Pattern!)]);
        }

        public IEnumerable<EventRule> Matching(BusEvent sent) =>
            patterns.Matching(sent.Root).Select(index => rules[index]).Where(rule => !sent.IsReadOnlyCall || rule.State == RuleState.EnabledWithAllCloudTrailManagementEvents);
    }
}
