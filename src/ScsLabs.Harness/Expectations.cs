using Amazon.Runtime;
using Polly;
using Polly.Retry;
using Xunit;

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
            Assert.Fail($"{actor.Name} should be allowed, but got {error.Code}: {error.Message}{await StoryAsync(lab, error).ConfigureAwait(false)}");
            throw;
        }
        catch (Exception exception) when (LabBackend.IsGone(exception))
        {
            throw lab.Backend.Gone(exception);
        }
    }

    /// <summary>Requires that the call is refused, with this code, for this action on this resource, by this kind of policy.</summary>
    public static async Task RefusesAsync<T>(this LabContext lab, Actor actor, Refusal expected, Func<Actor, Task<T>> call)
    {
        var error = await FailsAsync(lab, actor, expected.Code, call, $" {expected.Action} on {expected.Resource}").ConfigureAwait(false);
        if (await CallStory.FetchAsync(lab.Backend, error.RequestId).ConfigureAwait(false) is { } story)
        {
            var refused = story.Refused;
            if (refused?.Action != expected.Action || refused.Resource != expected.Resource || (expected.DecidedBy is { } kind && refused.DecidedBy != kind))
            {
                Assert.Fail($"{actor.Name} was refused, but not for the reason that the lab is about: expected {expected.DecidedBy ?? "a policy"} to refuse {expected.Action} on {expected.Resource}.{story}");
            }
        }
        else if (error.Message == "Access Denied")
        {
            // S3 gives callers of other accounts no further details.
        }
        else if (!error.Message.Contains(expected.Action, StringComparison.Ordinal) || !error.Message.Contains(expected.Resource, StringComparison.Ordinal))
        {
            Assert.Fail($"{actor.Name} was refused, but not {expected.Action} on {expected.Resource}: {error.Message}");
        }
    }

    /// <summary>Requires that the call fails with this code, for a reason other than permissions.</summary>
    public static async Task<string> FailsAsync<T>(this LabContext lab, Actor actor, string code, Func<Actor, Task<T>> call) =>
        (await FailsAsync(lab, actor, code, call, "").ConfigureAwait(false)).Message;

    private static async Task<Answered> FailsAsync<T>(LabContext lab, Actor actor, string code, Func<Actor, Task<T>> call, string what)
    {
        T result;
        try
        {
            result = await call(actor).ConfigureAwait(false);
        }
        catch (Exception exception) when (Answered.Of(exception) is { } error)
        {
            if (error.Code != code)
            {
                Assert.Fail($"{actor.Name} should get {code}{what}, but got {error.Code}: {error.Message}{await StoryAsync(lab, error).ConfigureAwait(false)}");
            }

            return error;
        }
        catch (Exception exception) when (LabBackend.IsGone(exception))
        {
            throw lab.Backend.Gone(exception);
        }

        var allowed = await CallStory.FetchAsync(lab.Backend, (result as AmazonWebServiceResponse)?.ResponseMetadata?.RequestId).ConfigureAwait(false);
        Assert.Fail($"{actor.Name} should get {code}{what}, but the call worked.{allowed?.Decisions}");
        throw new InvalidOperationException();
    }

    private static async Task<string> StoryAsync(LabContext lab, Answered error) =>
        (await CallStory.FetchAsync(lab.Backend, error.RequestId).ConfigureAwait(false))?.ToString() ?? "";

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
