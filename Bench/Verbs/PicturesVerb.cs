using System.CommandLine;
using PoolFunctional.Bench.Pictures;
using PoolFunctional.Bench.Pictures.Documentation;
using SkiaSharp;

namespace PoolFunctional.Bench.Verbs;

/// <summary><c>pictures --out DIR</c>: draws the pictures of the documentation anew, each from what the library gives.</summary>
internal static class PicturesVerb
{
    internal static Command Command()
    {
        Option<string> destination = new("--out") { Description = "The directory for the pictures.", DefaultValueFactory = _ => Path.Combine("Facade", "docs", "pictures"), HelpName = "DIR" };
        Command command = new("pictures", "Draws the pictures of the documentation: windows of every kind, and the photograph by every operator.") { destination };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(destination)));
        return command;
    }

    private static int Run(string directory)
    {
        foreach ((string name, SKBitmap drawing) in WindowPictures.All().Concat(OperatorPictures.All()).Concat(RowPictures.All()).Append(("roi", RegionDiagram.Draw())))
        {
            using SKBitmap picture = drawing;
            string file = Path.Combine(directory, $"{name}.png");
            PictureFile.Write(picture, file);
            Console.WriteLine($"{file}: {picture.Width} × {picture.Height}, {new FileInfo(file).Length:#,0} bytes");
        }

        return ExitCode.Success;
    }
}
