using Polly;
using Polly.Retry;
using ScsLabs.Harness.Telling;

namespace ScsLabs.Harness;

/// <summary>The two halves of every check: allowed calls succeed, and forbidden calls are refused for the right reason.</summary>
public static class Expectations
{
    /// <summary>Requires that the call succeeds. Otherwise the failure names the caller, the action, and the policy that refused it.</summary>
    public static async Task<T> AllowsAsync<T>(this LabContext lab, Actor actor, Func<Actor, Task<T>> call)
    {
        try
        {
            return await Eventually(lab).ExecuteAsync(async _ => await call(actor).ConfigureAwait(false)).ConfigureAwait(false);
        }
        catch (Exception exception) when (Answered.Of(exception) is { } error)
        {
            throw await UnmetAsync(lab, actor, Texts.ToWork.ToString(), error).ConfigureAwait(false);
        }
        catch (Exception exception) when (LabBackend.IsGone(exception))
        {
            throw lab.Backend.Gone(exception);
        }
    }

    /// <summary>Requires that the call is refused, with this code, for this action on this resource, by this kind of policy.</summary>
    public static async Task RefusesAsync<T>(this LabContext lab, Actor actor, Refusal expected, Func<Actor, Task<T>> call)
    {
        var who = expected.DecidedBy is { } kind ? PolicyWords.Kind(kind, Languages.Chosen) : Texts.APolicy.ToString();
        var wanted = Texts.ToRefuse.With(expected.Code, who, expected.Action, expected.Resource);
        var error = await FailsAsync(lab, actor, expected.Code, call, wanted, expected).ConfigureAwait(false);
        var story = await CallStory.FetchAsync(lab.Backend, error.RequestId).ConfigureAwait(false);
        if (!IsFor(expected, error, story))
        {
            throw await UnmetAsync(lab, actor, wanted, error, Texts.OtherReason).ConfigureAwait(false);
        }
    }

    /// <summary>Requires that the call fails with this code, for a reason other than permissions.</summary>
    public static async Task<string> FailsAsync<T>(this LabContext lab, Actor actor, string code, Func<Actor, Task<T>> call) =>
        (await FailsAsync(lab, actor, code, call, code, null).ConfigureAwait(false)).Message;

    private static async Task<Answered> FailsAsync<T>(LabContext lab, Actor actor, string code, Func<Actor, Task<T>> call, string wanted, Refusal? about)
    {
        actor.Last = null;
        try
        {
            await call(actor).ConfigureAwait(false);
        }
        catch (Exception exception) when (Answered.Of(exception) is { } error)
        {
            return error.Code == code ? error : throw await UnmetAsync(lab, actor, wanted, error).ConfigureAwait(false);
        }
        catch (Exception exception) when (LabBackend.IsGone(exception))
        {
            throw lab.Backend.Gone(exception);
        }

        var story = await CallStory.FetchAsync(lab.Backend, actor.Last?.RequestId).ConfigureAwait(false);
        var made = actor.Last is { Parameters.Length: > 0 } last ? Texts.CalledWith.With(actor.Name, last.Call, last.Parameters) : Texts.Called.With(actor.Name, actor.Last?.Call ?? about?.Action);
        throw new UnmetException(new([made, Texts.Expected.With(wanted), Texts.Got.With(Texts.Worked), .. (story?.Decisions ?? []).Select(line => $"  {line}")]) { OfResource = story?.Find(about)?.Allowing });
    }

    /// <summary>Whether the refusal is the expected one. Where the backend doesn't show its decisions, the message must name action and resource; S3 gives callers of other accounts no such details.</summary>
    private static bool IsFor(Refusal expected, Answered error, CallStory? story) => story is { Refused: var refused }
        ? refused?.Action == expected.Action && refused.Resource == expected.Resource && (expected.DecidedBy is null || refused.DecidedBy == expected.DecidedBy)
        : error.Message == "Access Denied" || (error.Message.Contains(expected.Action, StringComparison.Ordinal) && error.Message.Contains(expected.Resource, StringComparison.Ordinal));

    /// <summary>The failure of a call that AWS answered with an error: with the statement that denied, or that came nearest to allowing.</summary>
    internal static async Task<UnmetException> UnmetAsync(LabContext lab, Actor? actor, string wanted, Answered error, Text? got = null)
    {
        var refused = (await CallStory.FetchAsync(lab.Backend, error.RequestId).ConfigureAwait(false))?.Refused;
        var who = actor?.Name ?? error.Who;
        IReadOnlyList<string> statement = refused?.Statement is { } told ? [$"  {told}"]
            : error.Code == "InvalidInstanceId" && error.Call?.StartsWith("ssm:", StringComparison.Ordinal) == true ? await LabAgent.TellAllAsync(lab, error.Message).ConfigureAwait(false)
            : [];
        return new(new(
            [Texts.Called.With(who, error.Call), Texts.Expected.With(wanted), Texts.Got.With(got?.With(error.Told) ?? error.Told), .. RefusedAction(refused, error, statement), .. statement])
        { RequestId = error.RequestId, OfResource = wanted == Texts.ToWork.ToString() ? refused?.Lacking : null });
    }

    /// <summary>Tells which permission was refused, where nothing else does: one call may ask for several, and S3 gives callers of other accounts no details.</summary>
    private static IEnumerable<string> RefusedAction(AskStory? refused, Answered error, IReadOnlyList<string> statement) =>
        refused is null || statement.Prepend(error.Message).Any(line => line.Contains(refused.Action, StringComparison.Ordinal)) ? [] : [$"  {Texts.RefusedAction.With(Texts.ActionOn.With(refused.Action, refused.Resource))}"];

    /// <summary>Embedded changes take effect at once, so nothing is retried. On other backends the allowed call is retried until it succeeds, so that a refusal can't be caused by propagation delay.</summary>
    internal static ResiliencePipeline Eventually(LabContext lab) => lab.Backend.IsConsistent
        ? ResiliencePipeline.Empty
        : new ResiliencePipelineBuilder()
            .AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = new PredicateBuilder().Handle<Exception>(exception => Answered.Of(exception) is not null),
                MaxRetryAttempts = 6,
                BackoffType = DelayBackoffType.Exponential,
                Delay = TimeSpan.FromMilliseconds(200),
            })
            .Build();
}
