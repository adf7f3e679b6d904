-- A sample company takes seconds to build. Until it is whole nobody acts in it, and what a crash left half built is known.
alter table company add column building boolean not null default false;
alter table company add constraint company_builds_samples_only check (sample or not building);
comment on column company.building is 'not personal: whether a sample company is only just being built';
