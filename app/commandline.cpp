// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline.h"

#include "app/words.h"
#include "core/lab/models/model.h"
#include "core/lab/programs/useprogram.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <filesystem>

namespace readyscope {

namespace {

constexpr const char* kVersion = "readyscope " READYSCOPE_VERSION;

// As written, empty where not given; checked when all of the line is known.
using Word = std::optional<std::string>;

struct EngineWords {
    std::vector<std::string> sockets;
    Word backend;
    Word timeout;
    Word mode;

    void offer(CLI::App& app) {
        app.add_option("--socket", sockets, "A socket to watch; may be given again")
            ->type_name("ADDRESS")
            ->allow_extra_args(false);
        app.add_option(
               "--backend", backend,
               "The call that asks: select, pselect, poll, ppoll, epoll, epoll-et, io_uring (see readyscope backends)")
            ->type_name("B");
        app.add_option("--timeout", timeout, "Of each wait: infinite, 0, or a number with a unit")->type_name("T");
        app.add_option("--mode", mode, "transitions or every-return")->type_name("M");
    }
};

struct WindowWords {
    EngineWords engine;
    std::vector<std::string> files;
    bool demo = false;
    Word screenshot;
    Word quitAfter;

    void offer(CLI::App& app) {
        engine.offer(app);
        app.add_option("FILE", files, "A trace to open, as JSON Lines");
        app.add_flag("--demo", demo, "Brings up sockets that talk within the program");
        app.add_option("--screenshot", screenshot, "Paints the window into a file before it closes")->type_name("FILE");
        app.add_option("--quit-after", quitAfter, "Closes the window after this time")->type_name("D");
    }
};

struct RecordWords {
    EngineWords engine;
    Word scenario;
    Word script;
    Word resample;
    Word pace;
    Word duration;
    Word output;
    Word format;
    Word waits;
    bool program = false;

    void offer(CLI::App& app) {
        engine.offer(app);
        app.add_option(
               "--scenario", scenario,
               "One of the five uses: NAME brings its own peers, NAME:PORT serves yours; list tells what they are")
            ->type_name("NAME[:PORT]");
        app.add_option("--script", script, "Commands, one a line; - reads them as they arrive")->type_name("FILE");
        app.add_option("--resample", resample, "How often readiness that others can take away is asked again")
            ->type_name("D");
        app.add_option("--pace", pace, "The least time between waits in every-return mode")->type_name("D");
        app.add_option("--for", duration, "Ends the capture after this time")->type_name("D");
        app.add_option("-o", output, "Where to write; - is standard output")->type_name("FILE");
        app.add_option("--format", format, "jsonl (rscope is not built yet)")->type_name("FORMAT");
        app.add_option("--waits", waits, "all, or none to leave the waits out")->type_name("all/none");
        app.add_flag("--program", program,
                     "Captures nothing, and prints the C program that does with a port what the scenario does");
    }
};

// One trace; whether it is one is found out when it is read.
std::string traceFile(const WindowWords& given) {
    for (const std::string& file : given.files) {
        std::error_code ignored;
        if (file.ends_with(".rscope"))
            throw Refusal{file + ": opening .rscope is not built yet, jsonl is"};
        if (!file.ends_with(".jsonl") && !std::filesystem::exists(file, ignored))
            throw Refusal{'"' + file + "\": not a command"};
        if (given.files.size() > 1)
            throw Refusal{given.files[1] + ": only one trace is opened"};
        if (given.demo || !given.engine.sockets.empty())
            throw Refusal{file + ": a trace is opened, or sockets are watched, not both"};
    }
    return given.files.empty() ? std::string() : given.files.front();
}

WindowOptions windowOptions(const WindowWords& given) {
    WindowOptions options;
    options.trace = traceFile(given);
    options.demo = given.demo;
    options.sockets = words::sockets(given.engine.sockets);
    if (given.engine.backend)
        options.backend = words::backend(*given.engine.backend);
    if (given.engine.timeout)
        options.timeout = words::duration("--timeout", *given.engine.timeout);
    if (given.engine.mode)
        options.mode = words::mode(*given.engine.mode);
    options.screenshot = given.screenshot.value_or("");
    if (given.quitAfter)
        options.quitAfter = words::duration("--quit-after", *given.quitAfter);
    return options;
}

// The format follows the suffix, else it is JSON Lines.
void checkFormat(const RecordWords& given) {
    if (given.format && *given.format != "jsonl" && *given.format != "rscope")
        throw Refusal{"--format \"" + *given.format + "\": not rscope or jsonl"};
    if (given.format == "rscope")
        throw Refusal{"--format rscope: not built yet, jsonl is"};
    if (!given.format && given.output && given.output->ends_with(".rscope"))
        throw Refusal{*given.output + ": writing .rscope is not built yet, jsonl is"};
}

EngineSettings settingsOf(const RecordWords& given) {
    EngineSettings settings;
    if (given.engine.backend)
        settings.backend = words::backend(*given.engine.backend);
    if (given.engine.timeout)
        settings.timeout = words::duration("--timeout", *given.engine.timeout);
    if (given.engine.mode)
        settings.mode = words::mode(*given.engine.mode);
    if (given.resample)
        settings.resample = words::finiteDuration("--resample", *given.resample);
    if (settings.resample == 0)
        throw Refusal{"--resample \"0\": it must be above 0"};
    if (given.pace)
        settings.pace = words::finiteDuration("--pace", *given.pace);
    return settings;
}

bool readsStdin(const std::vector<Address>& sockets) {
    return std::any_of(sockets.begin(), sockets.end(), [](const Address& one) { return one.kind == Kind::Stdin; });
}

bool readsStdin(const std::optional<ScenarioChoice>& choice) {
    return choice && choice->scenario->readsStdin(choice->port.has_value());
}

// One a line, the name first.
std::string listOfScenarios() {
    std::string list;
    for (const Scenario& scenario : scenarios())
        list += scenario.name + std::string(14 - std::min<std::size_t>(scenario.name.size(), 13), ' ') +
                scenario.title + ": " + scenario.summary + ". With :PORT: " + scenario.withPort + ".\n";
    return list;
}

// Of a scenario, with the backend as it is given for a capture.
std::string programText(const RecordWords& given) {
    if (!given.scenario)
        throw Refusal{"--program: of a scenario alone: give it --scenario NAME"};
    if (given.script || given.output || given.format || !given.engine.sockets.empty())
        throw Refusal{"--program: prints the C program of --scenario on standard output, and goes with neither -o, "
                      "--format, --script nor --socket"};
    const ScenarioChoice choice = words::scenario(*given.scenario, {});
    if (choice.port)
        throw Refusal{"--scenario " + *given.scenario +
                      ": the port is an argument of the program that --program prints"};
    return useProgramOf(*choice.scenario, settingsOf(given).backend).text;
}

RecordOptions recordOptions(const RecordWords& given) {
    checkFormat(given);
    RecordOptions options;
    options.sockets = words::sockets(given.engine.sockets);
    options.settings = settingsOf(given);
    if (given.scenario)
        options.scenario = words::scenario(*given.scenario, options.sockets);
    options.script = given.script.value_or("");
    if (given.duration)
        options.duration = words::duration("--for", *given.duration);
    if (given.waits && *given.waits != "all" && *given.waits != "none")
        throw Refusal{"--waits \"" + *given.waits + "\": not all or none"};
    options.waits = given.waits != "none";
    if (given.output)
        options.output = *given.output;
    if (options.sockets.empty() && options.script.empty() && !options.scenario)
        throw Refusal{"record: nothing to watch: give it --socket ADDRESS, --scenario NAME or --script FILE"};
    if (options.script == "-" && (readsStdin(options.sockets) || readsStdin(options.scenario)))
        throw Refusal{"stdin:: --script - reads standard input already"};
    if (readsStdin(options.sockets) && readsStdin(options.scenario))
        throw Refusal{"stdin:: --scenario " + *given.scenario + " reads standard input already"};
    if (!options.script.empty() && options.script != "-")
        options.lines = words::scriptFile(options.script);
    return options;
}

struct LabWords {
    std::vector<std::string> models;
    Word descriptors;
    Word rate;
    Word size;
    Word events;
    Word transport;
    Word format;
    bool program = false;

    void offer(CLI::App& app) {
        app.add_option("--model", models, "Which: " + modelNames() + "; or all")->type_name("NAME");
        app.add_option("--descriptors", descriptors, "How many are watched, 1 to 1000 (1)")->type_name("N");
        app.add_option("--rate", rate, "Datagrams, or messages of a stream, a second (200)")->type_name("R");
        app.add_option("--size", size, "Bytes each (512)")->type_name("B");
        app.add_option("--events", events, "How many a run (1000)")->type_name("N");
        app.add_option("--transport", transport, "udp, or tcp: each descriptor a connection (udp)")->type_name("NAME");
        app.add_option("--format", format, "table or jsonl")->type_name("FORMAT");
        app.add_flag("--program", program,
                     "Runs nothing, and prints the C program that does what the model does, with udp");
    }

    static std::string modelNames() {
        std::string names;
        for (const Model& model : readyscope::models())
            names += (names.empty() ? "" : ", ") + std::string(model.name);
        return names;
    }
};

LabOptions labOptions(const LabWords& given) {
    if (given.format && *given.format != "table" && *given.format != "jsonl")
        throw Refusal{"--format \"" + *given.format + "\": not table or jsonl"};
    ModelRun run;
    const auto read = [](const char* option, const Word& word, int least, int most, int& value) {
        if (word)
            value = words::number(option, *word, least, most);
    };
    read("--descriptors", given.descriptors, 1, ModelRun::kMostDescriptors, run.descriptors);
    read("--rate", given.rate, 1, ModelRun::kMostRate, run.rate);
    read("--size", given.size, ModelRun::kLeastSize, ModelRun::kMostSize, run.size);
    read("--events", given.events, 1, ModelRun::kMostEvents, run.events);
    if (given.transport) {
        const std::optional<Transport> transport = transportNamed(*given.transport);
        if (!transport)
            throw Refusal{"--transport \"" + *given.transport + "\": not udp or tcp"};
        run.transport = *transport;
    }
    LabOptions options;
    options.asLines = given.format == "jsonl";
    const auto add = [&](const Model& model) {
        run.model = &model;
        options.runs.push_back(run);
    };
    for (const std::string& name : given.models) {
        if (name == "all") {
            std::ranges::for_each(models(), add);
        } else if (const Model* model = modelNamed(name)) {
            add(*model);
        } else {
            throw Refusal{"--model \"" + name + "\": not " + LabWords::modelNames() + " or all"};
        }
    }
    if (options.runs.empty())
        throw Refusal{"lab: nothing to run: give it --model NAME"};
    options.program = given.program;
    if (given.program && given.format)
        throw Refusal{"--format \"" + *given.format + "\": --program prints a C program, in no other form"};
    if (given.program && options.runs.size() > 1)
        throw Refusal{"--program: of one model at a time"};
    if (given.program && run.transport != Transport::Udp)
        throw Refusal{"--program: it is one of datagrams: there is none with --transport " +
                      std::string(nameOf(run.transport))};
    if (const int most = options.runs.front().model->mostDescriptors;
        given.program && most > 0 && run.descriptors > most)
        throw Refusal{"--descriptors \"" + std::to_string(run.descriptors) + "\": " +
                      std::string(options.runs.front().model->name) + " holds " + std::to_string(most) + " at most"};
    return options;
}

// Names the subject first, as all our messages do.
std::string sentenceOf(const CLI::App& app, const CLI::ParseError& error) {
    const std::vector<std::string> extras = app.remaining(true);
    if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr && !extras.empty())
        return extras.front() + (extras.front().starts_with('-') ? ": not an option" : ": one word too many") +
               " (--help lists them)";
    // CLI11 puts the option first, but says what is wrong in its own words.
    std::string words = error.what();
    const std::string subject = words.substr(0, words.find(':'));
    if (dynamic_cast<const CLI::ArgumentMismatch*>(&error) != nullptr && subject.size() < words.size())
        return subject + (words.ends_with("missing") ? ": its value is missing" : ": given more than once");
    return words;
}

struct Line {
    CLI::App app{"An oscilloscope for sockets", "readyscope"};
    WindowWords window;
    RecordWords record;
    LabWords lab;
    CLI::App* recordCommand = nullptr;
    CLI::App* backendsCommand = nullptr;
    CLI::App* labCommand = nullptr;

    Line() {
        app.set_version_flag("--version", kVersion);
        app.require_subcommand(0, 1);
        window.offer(app);
        recordCommand = app.add_subcommand("record", "Captures without a window, as JSON Lines");
        record.offer(*recordCommand);
        backendsCommand = app.add_subcommand("backends", "What works on this kernel, and why the rest does not");
        labCommand = app.add_subcommand("lab", "Runs the I/O models and compares them");
        lab.offer(*labCommand);
        for (const char* name : {"export", "info"})
            app.add_subcommand(name, "Not built yet")->allow_extras();
    }

    Invocation read() {
        const std::vector<CLI::App*> commands = app.get_subcommands();
        if (commands.empty())
            return windowOptions(window);
        for (const CLI::Option* option : app.get_options())
            if (option->count() > 0)
                throw Refusal{option->get_name() + ": it belongs after " + commands.front()->get_name() +
                              ", or to the window"};
        if (commands.front() == recordCommand && record.scenario == "list")
            return Said{listOfScenarios(), 0};
        if (commands.front() == recordCommand && record.program)
            return Said{programText(record), 0};
        if (commands.front() == recordCommand)
            return recordOptions(record);
        if (commands.front() == backendsCommand)
            return ListBackends{};
        if (commands.front() == labCommand)
            return labOptions(lab);
        throw Refusal{commands.front()->get_name() + ": not built yet"};
    }
};

} // namespace

Invocation parseCommandLine(int argc, const char* const* argv) {
    Line line;
    try {
        line.app.parse(argc, argv);
        return line.read();
    } catch (const CLI::CallForHelp&) {
        return Said{line.app.help(), 0};
    } catch (const CLI::CallForVersion&) {
        return Said{std::string(kVersion) + '\n', 0};
    } catch (const CLI::ParseError& error) {
        return Said{sentenceOf(line.app, error), 2};
    } catch (const Refusal& refusal) {
        return Said{refusal.sentence, 2};
    }
}

} // namespace readyscope
