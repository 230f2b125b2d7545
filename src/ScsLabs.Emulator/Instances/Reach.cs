using Microsoft.Extensions.Logging;
using ScsLabs.Services.Ec2;

namespace ScsLabs.Emulator.Instances;

/// <summary>Lets a program on an instance reach the services to which the network has a way, and no others.</summary>
internal static class Reach
{
    /// <summary>Finds the way.</summary>
    /// <exception cref="PacketsLostException">There is none. AWS answers nothing then, and neither does the emulator.</exception>
    public static void Run(Exchange exchange)
    {
        if (exchange.Incoming.InstanceId is not { } id)
        {
            return;
        }

        var world = exchange.State.Store.Current;
        var (service, region) = (exchange.Service!.Api.Name, exchange.Start.Region);
        if (world.Find(AnyPlace<Instance>.ById, id) is not { State: InstanceState.Running } instance || ServicePath.Of(instance, service, region, world) is not { IsFound: true } path)
        {
            exchange.State.Logger.LogInformation("{Instance} finds no way to {Service} in {Region}", id, service, region);
            throw new PacketsLostException();
        }

        exchange.Path = path.Call;
    }
}

/// <summary>Thrown for a request whose packets get lost: the connection ends without an answer.</summary>
internal sealed class PacketsLostException : Exception;
