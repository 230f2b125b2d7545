using System.Text.Json;
using Amazon.EC2;

namespace TerminateInstance;

/// <summary>Ends the instance that AWS Config reports. It trusts its event: which events come, the rule of EventBridge decides.</summary>
internal static class Termination
{
    /// <summary>Terminates the instance.</summary>
    /// <param name="reported">An event of EventBridge, <c>Config Rules Compliance Change</c>.</param>
    /// <param name="ec2">EC2, as the function's role.</param>
    /// <returns>The state that the instance has now, such as <c>shutting-down</c>.</returns>
    /// <exception cref="NotTerminatedException">EC2 refuses: the role may not, there is no such instance, or it is protected from termination.</exception>
    /// <exception cref="KeyNotFoundException">The event reports no resource.</exception>
    public static async Task<string> RunAsync(JsonElement reported, IAmazonEC2 ec2)
    {
        var detail = reported.GetProperty("detail");
        var instance = detail.GetProperty("resourceId").GetString()!;
        Console.WriteLine($"{instance} is {detail.GetProperty("newEvaluationResult").GetProperty("complianceType")} with {detail.GetProperty("configRuleName")}: terminating it.");
        try
        {
            var answer = await ec2.TerminateInstancesAsync(new() { InstanceIds = [instance] });
            return answer.TerminatingInstances.Single().CurrentState.Name;
        }
        catch (AmazonEC2Exception refused)
        {
            throw new NotTerminatedException(instance, refused);
        }
    }
}

/// <summary>EC2 refused to terminate an instance.</summary>
/// <param name="instance">The instance's id.</param>
/// <param name="refused">EC2's answer.</param>
internal sealed class NotTerminatedException(string instance, AmazonEC2Exception refused) : Exception($"{instance} is not terminated: {refused.ErrorCode}: {refused.Message}", refused);
