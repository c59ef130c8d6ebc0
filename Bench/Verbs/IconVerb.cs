using System.CommandLine;
using PoolFunctional.Bench.Pictures;
using SkiaSharp;

namespace PoolFunctional.Bench.Verbs;

/// <summary><c>icon --output OUT.png</c>: draws the package's icon, <c>Facade/icon.png</c>, anew.</summary>
internal static class IconVerb
{
    internal static Command Command()
    {
        Option<string> output = new("--output") { Description = "The PNG to write.", Required = true, HelpName = "OUT.png" };
        Command command = new("icon", "Draws the icon of the package.") { output };
        command.SetAction(parsed =>
        {
            using SKBitmap icon = PackageIcon.Draw();
            PictureFile.Write(icon, parsed.GetRequiredValue(output));
            return ExitCode.Success;
        });
        return command;
    }
}
