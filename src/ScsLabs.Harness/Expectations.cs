using Amazon.Runtime;
using Polly;
using Polly.Retry;
using Xunit;

namespace ScsLabs.Harness;

/// <summary>The two halves of every check: what must work works, and what must be refused is refused for the right reason.</summary>
public static class Expectations
{
    /// <summary>The call must work. Its failure tells who was refused what, and by which policy.</summary>
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

    /// <summary>The call must be refused, with this code, for this action on this resource, by this kind of policy.</summary>
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
            // S3 tells other accounts nothing more.
        }
        else if (!error.Message.Contains(expected.Action, StringComparison.Ordinal) || !error.Message.Contains(expected.Resource, StringComparison.Ordinal))
        {
            Assert.Fail($"{actor.Name} was refused, but not {expected.Action} on {expected.Resource}: {error.Message}");
        }
    }

    /// <summary>The call must fail with this code, for a reason other than permissions.</summary>
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

    /// <summary>Embedded, a change counts at once and nothing is tried twice; elsewhere the allowed half is awaited, so that the refused half can't be mere propagation.</summary>
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
