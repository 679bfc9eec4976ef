package id.loketprakerja.deployment;

import id.loketprakerja.Refusal;
import javax.script.ScriptEngine;
import org.camunda.bpm.engine.impl.scripting.engine.ScriptingEngines;

/** Runs no script, in any language; a model's own language is the diagram, a decision's FEEL. */
class NoScripts extends ScriptingEngines {

  NoScripts() {
    super(null);
  }

  @Override
  public ScriptEngine getScriptEngineForLanguage(String language) {
    throw new Refusal(
        "Model ini memakai skrip %s, yang tidak diizinkan. Minta analis proses memperbaiki modelnya."
            .formatted(language));
  }
}
