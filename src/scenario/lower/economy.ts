import type { ArmsSupplierData, BrentData, DomainData, OilSupplierData, ProgrammeData } from '#engine';
import type {
  ArmsSupplierSource,
  BrentSource,
  DomainSource,
  OilSupplierSource,
  ProgrammeSource,
} from '../source/programmes.ts';
import type { Context } from './context.ts';

/** Who sells arms, with prices in US$ bn. */
export function lowerArmsSupplier(context: Context, id: string, written: ArmsSupplierSource): ArmsSupplierData {
  const key = `supplier.${id}`;
  context.place(key, { of: written });
  context.text(`${key}.name`, written.name, written, 'name');
  if (written.actor !== undefined) context.ref('actor', written, 'actor');
  return context.made(
    {
      id,
      key,
      ...(written.actor !== undefined && { actor: written.actor }),
      share: written.share,
      spares: written.spares ?? 1,
      late: context.numberBefore(2, 'how late a supplier is', written, 'late', 1),
      disruption: context.numberBefore(2, 'how disrupted a supplier is', written, 'disruption'),
    },
    written,
  );
}

/** A domain of readiness with what is held at the start, by supplier. */
export function lowerDomain(context: Context, id: string, written: DomainSource): DomainData {
  const key = `domain.${id}`;
  context.place(key, { of: written });
  context.text(`${key}.name`, written.name, written, 'name');
  const { attrition } = written;
  if (attrition) context.ref('arms supplier', attrition, 'supplier');
  return context.made(
    {
      id,
      key,
      kind: written.kind,
      weight: written.weight,
      q: written.q ?? 0,
      sanctioned: written.sanctioned ?? 0,
      attrition: attrition ? { supplier: attrition.supplier, perQuarter: attrition.perQuarter } : null,
      inventory: context.byId('arms supplier', written.inventory),
      munitions: { weight: written.munitions?.weight ?? 0, start: written.munitions?.start ?? 1 },
    },
    written,
  );
}

/** A programme with its stages and deliveries. */
export function lowerProgramme(context: Context, written: ProgrammeSource): ProgrammeData {
  const key = `programme.${written.id}`;
  context.place(key, { of: written });
  context.text(`${key}.name`, written.name, written, 'name');
  context.text(`${key}.text`, written.text, written, 'text');
  return context.made(
    {
      id: written.id,
      key,
      supplier: context.ref('arms supplier', written, 'supplier'),
      domain: context.ref('domain', written, 'domain'),
      units: written.units,
      batch: written.batch ?? 1,
      price: written.price,
      deposit: written.deposit ?? 0,
      lead: written.lead,
      interval: written.interval ?? 1,
      local: written.local ?? 0,
      industry: written.industry ?? 0,
      tags: [...(written.tags ?? [])],
      start: {
        stage: written.start?.stage ?? 'offered',
        delivered: written.start?.delivered ?? 0,
        progress: written.start?.progress ?? 0,
      },
    },
    written,
  );
}

/** Who sells crude, with its price against Brent in US$ a barrel. */
export function lowerOilSupplier(context: Context, id: string, written: OilSupplierSource): OilSupplierData {
  const key = `oil.${id}`;
  context.place(key, { of: written });
  context.text(`${key}.name`, written.name, written, 'name');
  if (written.actor !== undefined) context.ref('actor', written, 'actor');
  const { scare } = written;
  if (scare && context.names.check('actor', scare.sender, scare, 'sender')) {
    context.names.check('instrument', `${scare.sender}.${scare.instrument}`, scare, 'instrument');
  }
  return context.made(
    {
      id,
      key,
      ...(written.actor !== undefined && { actor: written.actor }),
      share: written.share,
      diff: written.diff,
      freight: written.freight ?? 0,
      base: written.base,
      cap: written.cap ?? 1,
      speed: written.speed ?? 0.05,
      elasticity: written.elasticity ?? 0,
      crowd: written.crowd ?? 0,
      scare: scare ? { sender: scare.sender, instrument: scare.instrument, perRung: scare.perRung } : null,
    },
    written,
  );
}

/** The course of the price of Brent; a steady one, at US$ 70 a barrel, where none is written. */
export function lowerBrent(written: BrentSource | undefined): BrentData {
  const start = written?.start ?? written?.series?.[0] ?? 70;
  return {
    process: written?.process ?? 'revert',
    start,
    mean: written?.mean ?? start,
    revert: written?.revert ?? 0,
    volatility: written?.volatility ?? 0,
    series: [...(written?.series ?? [])],
  };
}
